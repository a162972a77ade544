import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import { ratings } from '../../../workflows/complaint/choices.ts'
import { call } from '../call.ts'
import { Bottom, Heading } from '../parts.tsx'
import { t, text } from '../words/words.ts'
import type { Complaint, ReceiptNumbers } from './follow.tsx'
import { MoreFiles } from './more-files.tsx'
import { Rate } from './rate.tsx'
import { Say } from './say.tsx'

type Props = {
  readonly complaint: Complaint
  readonly receipt: ReceiptNumbers
  readonly onChange: (complaint: Complaint) => void
  readonly onLeave: () => void
}

/** One complaint, for whoever filed it: where it stands, what is asked of them, and what they can do. */
export function Followed(props: Props): JSX.Element {
  const post = async (path: string, body: object) =>
    props.onChange(await call<Complaint>(`follow/${path}`, { ...props.receipt, ...body }))
  return (
    <section>
      <Heading>{props.complaint.number}</Heading>
      <p class="state">
        <span class="small">{t().state}</span>
        <b>{text(props.complaint.state)}</b>
        <Show when={!props.complaint.ended && props.complaint.until}>
          {(day) => <span class="small">{t().until(day())}</span>}
        </Show>
      </p>
      <Questions complaint={props.complaint} onAnswer={(body) => post('answers', body)} />
      <Show when={props.complaint.may.rate}>
        <Rate onRate={(body) => post('rating', body)} />
      </Show>
      <Show when={!props.complaint.may.rate && props.complaint.rating}>
        {(rating) => (
          <p class="note" role="status">
            {t().rated} · {t().ratedAs(labelOf(rating()))}
            <Show when={rating() <= 2 && !props.complaint.ended}>
              <span class="block small">{t().ratedLow}</span>
            </Show>
          </p>
        )}
      </Show>
      <Show when={props.complaint.may.object}>
        <Say
          title={t().object}
          lead={t().objectLead}
          label={t().objectHint}
          onSend={(words) => post('objection', { text: words })}
        />
      </Show>
      <h2>{t().happenedSoFar}</h2>
      <ol class="line">
        <For each={props.complaint.steps}>
          {(step) => (
            <li>
              <time class="small" datetime={step.at}>
                {step.at.slice(0, 10)}
              </time>
              <span>
                {text(step.text)}
                <Show when={step.words}>
                  <q>{step.words}</q>
                </Show>
              </span>
            </li>
          )}
        </For>
      </ol>
      <Own complaint={props.complaint} />
      <Show when={props.complaint.may.add}>
        <Say
          title={t().add}
          label={t().addHint}
          onSend={(words) => post('additions', { text: words })}
        >
          <MoreFiles receipt={props.receipt} onChange={props.onChange} />
        </Say>
      </Show>
      <Show when={props.complaint.realName}>
        <p class="safe">
          {props.complaint.opened.length > 0
            ? t().identityOpened(props.complaint.opened.length)
            : t().identityClosed}
        </p>
      </Show>
      <Bottom>
        <button type="button" onClick={() => window.print()}>
          {t().print}
        </button>
        <button type="button" onClick={() => props.onLeave()} title={t().leaveHint}>
          {t().leave}
        </button>
      </Bottom>
    </section>
  )
}

const labelOf = (rating: number): string => text(ratings.find((r) => r.id === rating)?.label)

function Questions(props: {
  readonly complaint: Complaint
  readonly onAnswer: (body: { question: string; text: string }) => Promise<void>
}): JSX.Element {
  const open = () => {
    const { said } = props.complaint
    return said.filter((q) => q.kind === 'question' && !said.some((a) => a.about === q.id))
  }
  return (
    <Show when={open().length > 0}>
      <h2>{t().questions}</h2>
      <For each={open()}>
        {(question) => (
          <Say
            title={question.text}
            label={t().yourAnswer}
            onSend={(words) => props.onAnswer({ question: question.id, text: words })}
          />
        )}
      </For>
    </Show>
  )
}

/** What they wrote themselves since filing, and the questions that they answered. */
function Own(props: { readonly complaint: Complaint }): JSX.Element {
  const said = () =>
    props.complaint.said.filter(
      (one) =>
        one.kind !== 'question' || props.complaint.said.some((answer) => answer.about === one.id),
    )
  return (
    <Show when={said().length > 0}>
      <h2>{t().said}</h2>
      <ul class="line">
        <For each={said()}>
          {(one) => (
            <li>
              <time class="small" datetime={one.at}>
                {one.at.slice(0, 10)}
              </time>
              <span>
                <Show when={one.kind === 'question'}>
                  <span class="small block">{t().questions}</span>
                </Show>
                <Show when={one.kind === 'objection'}>
                  <span class="small block">{t().objectionOf}</span>
                </Show>
                {one.text}
              </span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import { ratings } from '../../../workflows/complaint/choices.ts'
import { call, upload } from '../call.ts'
import { Attach } from '../file/attach.tsx'
import { Bottom, Field, Heading, Trouble } from '../parts.tsx'
import { t, text } from '../words/words.ts'
import type { Complaint, ReceiptNumbers } from './follow.tsx'
import { Rate } from './rate.tsx'

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
        <Words
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
        <Words
          title={t().add}
          label={t().addHint}
          onSend={(words) => post('additions', { text: words })}
        >
          <MoreFiles receipt={props.receipt} onChange={props.onChange} />
        </Words>
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
          <Words
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

/** A box to write in, opened by its title, that sends and empties itself. */
function Words(props: {
  readonly title: string
  readonly lead?: string
  readonly label: string
  readonly onSend: (words: string) => Promise<void>
  readonly children?: JSX.Element
}): JSX.Element {
  const [words, setWords] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  const [sent, setSent] = createSignal(false)
  const send = async () => {
    if (busy() || !words().trim()) return
    setBusy(true)
    setError(undefined)
    try {
      await props.onSend(words().trim())
      setWords('')
      setSent(true)
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <details class="no-print">
      <summary>{props.title}</summary>
      <Show when={props.lead}>
        <p class="small">{props.lead}</p>
      </Show>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <Field label={props.label}>
          {(ids) => (
            <textarea
              {...ids}
              rows={4}
              maxlength={4000}
              value={words()}
              onInput={(event) => {
                setWords(event.currentTarget.value)
                setSent(false)
              }}
            />
          )}
        </Field>
        <Trouble error={error()} />
        <button type="submit" aria-busy={busy()}>
          {busy() ? t().sending : t().send}
        </button>
        <span role="status" class="small">
          {sent() ? t().added : ''}
        </span>
      </form>
      {props.children}
    </details>
  )
}

/** Files that came to hand later. */
function MoreFiles(props: {
  readonly receipt: ReceiptNumbers
  readonly onChange: (complaint: Complaint) => void
}): JSX.Element {
  const [now, setNow] = createSignal('')
  const [error, setError] = createSignal<unknown>()
  const send = async (files: readonly File[]) => {
    setError(undefined)
    try {
      for (const file of files) {
        const form = new FormData()
        form.set('number', props.receipt.number)
        form.set('code', props.receipt.code)
        form.set('file', file)
        const onProgress = (percent: number) => setNow(t().uploading(file.name, percent))
        props.onChange(await upload<Complaint>('follow/files', form, onProgress))
      }
      setNow(t().allFiles(files.length))
    } catch (failure) {
      setNow('')
      setError(failure)
    }
  }
  return (
    <>
      <Attach files={[]} onFiles={(files) => void send(files)} />
      <p role="status" class="small">
        {now()}
      </p>
      <Trouble error={error()} />
    </>
  )
}

import { useQueryClient } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { createSignal, createUniqueId, For, Show } from 'solid-js'
import './complaints.css'
import { Problem } from '../api.ts'
import { askComplainant, getComplaint } from '../calls/complaints.ts'
import { keys } from '../calls/keys.ts'
import { useQuery } from '../calls/use-query.ts'
import type { ComplaintDetail } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { dayText, momentText } from '../ui/time.ts'
import { toast, toastError } from '../ui/toast.tsx'
import { Identity } from './identity.tsx'

/** A complaint's own words, for those who may read them; to others the card is not there. */
export function ComplaintCard(props: { readonly caseId: string }): JSX.Element {
  const query = useQuery(() => ({
    queryKey: keys.complaint(props.caseId),
    queryFn: () =>
      getComplaint(props.caseId).catch((error: unknown) => {
        if (error instanceof Problem && error.body.status === 404) return null
        throw error
      }),
  }))
  const found = () => (query.isSuccess ? query.data : null)
  return (
    <Show when={found()}>
      {(complaint) => (
        <section class="card complaint-card">
          <h2>{t('complaint.words')}</h2>
          <Show when={complaint().masked.length > 0}>
            <p class="notice soon">{t('complaint.maskedWarning')}</p>
          </Show>
          <blockquote>{complaint().text}</blockquote>
          <Facts complaint={complaint()} />
          <Said complaint={complaint()} />
          <Ask complaint={complaint()} />
          <Identity complaint={complaint()} />
        </section>
      )}
    </Show>
  )
}

function Facts(props: { readonly complaint: ComplaintDetail }): JSX.Element {
  const rows = () => {
    const one = props.complaint
    const { state } = one.identity
    const who = state === 'anonymous' ? 'anonymous' : state === 'erased' ? 'erased' : 'realName'
    return [
      [t('complaint.kind'), text(one.kind)],
      [
        t('complaint.channel'),
        [text(one.channel), one.takenBy && t('complaint.takenBy', one.takenBy.name)]
          .filter(Boolean)
          .join(' · '),
      ],
      [t('identity.title'), t(`complaint.${who}`)],
      [t('complaint.date'), one.happenedOn && dayText(one.happenedOn)],
      [t('complaint.place'), one.place],
      [t('complaint.named'), one.named.join(t('common.comma'))],
    ] as const
  }
  return (
    <dl class="facts">
      <For each={rows().filter(([, value]) => value)}>
        {([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}

/** What was said since: additions, questions and their answers. */
function Said(props: { readonly complaint: ComplaintDetail }): JSX.Element {
  return (
    <>
      <Show when={props.complaint.said.length > 0}>
        <h3>{t('complaint.said')}</h3>
        <ul class="said">
          <For each={props.complaint.said}>
            {(one) => (
              <li>
                <p class="small muted">
                  {one.by?.name ?? t('complaint.bySelf')} {t(`complaint.${one.kind}`)} ·{' '}
                  {momentText(one.at)}
                </p>
                <p class="words">{one.text}</p>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.complaint.rating}>
        {(rating) => <p class="strong">{t('complaint.rating', rating())}</p>}
      </Show>
    </>
  )
}

function Ask(props: { readonly complaint: ComplaintDetail }): JSX.Element {
  const client = useQueryClient()
  const id = createUniqueId()
  const [words, setWords] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const send = async () => {
    if (!words().trim() || busy()) return
    setBusy(true)
    try {
      const { caseId } = props.complaint
      client.setQueryData(keys.complaint(caseId), await askComplainant(caseId, words().trim()))
      setWords('')
      toast(t('complaint.asked'))
    } catch (error) {
      toastError(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <details class="no-print">
      <summary>{t('complaint.ask')}</summary>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <label class="small muted" for={id}>
          {t('complaint.askHelp')}
        </label>
        <textarea
          id={id}
          class="input"
          rows={2}
          maxlength={2000}
          value={words()}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <div class="acts">
          <Button type="submit" busy={busy()}>
            {t('complaint.askIt')}
          </Button>
        </div>
      </form>
    </details>
  )
}

import { useQueryClient } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { askIdentity, decideIdentity, revealIdentity } from '../calls/complaints.ts'
import { keys } from '../calls/keys.ts'
import type { ComplaintDetail, RevealedIdentity } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { momentText } from '../ui/time.ts'
import { toast, toastError } from '../ui/toast.tsx'

type Opening = ComplaintDetail['identity']['openings'][number]

/** Who complained: asked for with a reason, agreed to by a second person, read by the asker alone. */
export function Identity(props: { readonly complaint: ComplaintDetail }): JSX.Element {
  const client = useQueryClient()
  const id = createUniqueId()
  const [reason, setReason] = createSignal('')
  const [seen, setSeen] = createSignal<RevealedIdentity>()
  const { caseId } = props.complaint
  const refresh = () => client.invalidateQueries({ queryKey: keys.case(caseId) })
  /** One act; what it changed is read again. */
  const act = async (work: () => Promise<unknown>) => {
    try {
      await work()
      await refresh()
    } catch (error) {
      toastError(error)
    }
  }
  const ask = () =>
    act(async () => {
      await askIdentity(caseId, reason().trim())
      setReason('')
      toast(t('identity.asked'))
    })
  return (
    <Show when={props.complaint.identity.state === 'sealed'}>
      <details class="identity no-print" open={props.complaint.identity.openings.length > 0}>
        <summary>{t('identity.title')}</summary>
        <p class="small muted">{t('identity.sealed')}</p>
        <Show when={seen()}>{(who) => <Revealed who={who()} hide={() => setSeen()} />}</Show>
        <ul class="said">
          <For each={props.complaint.identity.openings}>
            {(opening) => (
              <li>
                <p class="small muted">{stateOf(opening)}</p>
                <p class="words">{opening.reason}</p>
                <div class="row">
                  <Show when={opening.mayDecide}>
                    <Button
                      onClick={() => void act(() => decideIdentity(caseId, opening.id, true))}
                    >
                      {t('identity.approve')}
                    </Button>
                    <Button
                      tone="quiet"
                      onClick={() => void act(() => decideIdentity(caseId, opening.id, false))}
                    >
                      {t('identity.refuse')}
                    </Button>
                  </Show>
                  <Show when={opening.mayReveal}>
                    <Button
                      onClick={() =>
                        void act(async () => setSeen(await revealIdentity(caseId, opening.id)))
                      }
                    >
                      {t('identity.reveal')}
                    </Button>
                  </Show>
                </div>
              </li>
            )}
          </For>
        </ul>
        <Show when={props.complaint.identity.mayAsk}>
          <form
            class="stack"
            onSubmit={(event) => {
              event.preventDefault()
              if (reason().trim()) void ask()
            }}
          >
            <label class="small" for={id}>
              {t('identity.reason')}
            </label>
            <textarea
              id={id}
              class="input"
              rows={2}
              maxlength={1000}
              value={reason()}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
            <div class="acts">
              <Button type="submit">{t('identity.ask')}</Button>
            </div>
          </form>
        </Show>
      </details>
    </Show>
  )
}

function stateOf(opening: Opening): string {
  const decider = opening.decidedBy?.name ?? ''
  const parts = [
    t('identity.askedBy', opening.askedBy.name),
    momentText(opening.askedAt),
    opening.approved === null && t('identity.waiting'),
    opening.approved === false && t('identity.refusedBy', decider),
    opening.approved === true && t('identity.approvedBy', decider),
    opening.until && t('identity.until', momentText(opening.until)),
    opening.reveals > 0 && t('identity.reads', opening.reveals),
  ]
  return parts.filter(Boolean).join(' · ')
}

/** Shown until it is hidden or the page is left; kept nowhere. */
function Revealed(props: {
  readonly who: RevealedIdentity
  readonly hide: () => void
}): JSX.Element {
  return (
    <div class="notice" role="status">
      <dl class="facts">
        <div>
          <dt>{t('identity.name')}</dt>
          <dd>{props.who.name}</dd>
        </div>
        <div>
          <dt>{t('identity.phone')}</dt>
          <dd>{props.who.phone}</dd>
        </div>
        <Show when={props.who.contact}>
          {(contact) => (
            <div>
              <dt>{t('identity.contact')}</dt>
              <dd>{contact()}</dd>
            </div>
          )}
        </Show>
      </dl>
      <Button tone="quiet" onClick={() => props.hide()}>
        {t('identity.hide')}
      </Button>
    </div>
  )
}

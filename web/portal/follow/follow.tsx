import type { JSX } from 'solid-js'
import { createSignal, onMount, Show } from 'solid-js'
import type { z } from 'zod'
import type { FollowedComplaint } from '../../../api/schemas/complaint.ts'
import { call } from '../call.ts'
import { Bottom, Field, Heading, Trouble } from '../parts.tsx'
import { t } from '../words/words.ts'
import { Followed } from './followed.tsx'
import { isCode, isNumber, receiptInAddress } from './receipt-input.ts'

export type Complaint = z.infer<typeof FollowedComplaint>
export type ReceiptNumbers = { readonly number: string; readonly code: string }

/** Following a complaint with both numbers of its receipt; they are kept nowhere but in this page. */
export default function Follow(): JSX.Element {
  const [number, setNumber] = createSignal('')
  const [code, setCode] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  const [found, setFound] = createSignal<Complaint>()

  const receipt = (): ReceiptNumbers => ({ number: number(), code: code() })
  async function look(): Promise<void> {
    setTried(true)
    if (busy() || !isNumber(number()) || !isCode(code())) return
    setBusy(true)
    setError(undefined)
    try {
      setFound(await call<Complaint>('follow', receipt()))
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  onMount(() => {
    const scanned = receiptInAddress(location.hash)
    if (!scanned.number) return
    // Out of the address bar, where others who use the device would find it.
    history.replaceState(null, '', location.pathname)
    setNumber(scanned.number)
    setCode(scanned.code)
    void look()
  })
  function leave(): void {
    setFound(undefined)
    setNumber('')
    setCode('')
    setTried(false)
  }
  return (
    <Show
      when={found()}
      fallback={
        <form
          novalidate
          onSubmit={(event) => {
            event.preventDefault()
            void look()
          }}
        >
          <Heading>{t().followTitle}</Heading>
          <p class="lead">{t().followLead}</p>
          <Field
            label={t().number}
            error={tried() && !isNumber(number()) ? t().numberTypo : undefined}
          >
            {(ids) => (
              <input
                {...ids}
                class="digits"
                autocomplete="off"
                placeholder="TS-2026-00000000"
                value={number()}
                onInput={(event) => setNumber(event.currentTarget.value)}
              />
            )}
          </Field>
          <Field label={t().code} error={tried() && !isCode(code()) ? t().codeTypo : undefined}>
            {(ids) => (
              <input
                {...ids}
                class="digits"
                inputmode="numeric"
                autocomplete="off"
                placeholder="0000 0000 0000 0000"
                value={code()}
                onInput={(event) => setCode(event.currentTarget.value)}
              />
            )}
          </Field>
          <Trouble error={error()} />
          <Bottom>
            <button type="submit" class="primary" aria-busy={busy()}>
              {busy() ? t().loading : t().followButton}
            </button>
          </Bottom>
        </form>
      }
    >
      {(complaint) => (
        <Followed complaint={complaint()} receipt={receipt()} onChange={setFound} onLeave={leave} />
      )}
    </Show>
  )
}

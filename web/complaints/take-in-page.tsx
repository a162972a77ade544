import type { JSX } from 'solid-js'
import { createEffect, createSignal, onCleanup, onMount, Show } from 'solid-js'
import './complaints.css'
import { findCaller, takeInComplaint } from '../calls/complaints.ts'
import type { Receipt } from '../contract.ts'
import { Fields, focusFirst } from '../forms/fields.tsx'
import { createForm } from '../forms/form-state.ts'
import { t } from '../i18n/locale.ts'
import { useCan } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { Empty, ProblemWords } from '../ui/states.tsx'
import { SpokenReceipt } from './spoken-receipt.tsx'
import { takeInForm, toTakeIn } from './take-in-form.ts'

/** Complaints by telephone, at the window and by letter, typed once and by keyboard alone. */
export default function TakeInPage(): JSX.Element {
  const can = useCan()
  return (
    <Show
      when={can('complaint.take')}
      fallback={<Empty alone title={t('state.forbidden')} words={t('takeIn.lead')} />}
    >
      <TakeIn />
    </Show>
  )
}

function TakeIn(): JSX.Element {
  const can = useCan()
  const [receipt, setReceipt] = createSignal<Receipt>()
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  const [known, setKnown] = createSignal<{ name: string; complaints: number }>()
  const form = createForm({ channel: 'hotline' })
  let root: HTMLFormElement | undefined
  onMount(() => focusFirst(root, 'empty'))

  // Only a whole number is looked up: each recognition is on the record.
  createEffect(() => {
    const phone = String(form.values['phone'] ?? '').replace(/[\s-]/g, '')
    if (!can('complaint.recognise') || !/^(\+?86)?1\d{10}$/.test(phone)) return
    const timer = setTimeout(async () => {
      const { caller } = await findCaller(phone).catch(() => ({ caller: null }))
      setKnown(caller ?? undefined)
      if (caller && !form.values['callerName']) form.set('callerName', caller.name)
    }, 400)
    onCleanup(() => clearTimeout(timer))
  })

  const submit = async () => {
    if (busy()) return
    const values = form.check(takeInForm)
    if (!values) return queueMicrotask(() => focusFirst(root, 'invalid'))
    setBusy(true)
    setError(undefined)
    try {
      setReceipt(await takeInComplaint(toTakeIn(takeInForm.parse(values))))
    } catch (refusal) {
      if (!form.refuse(refusal, takeInForm)) setError(refusal)
      queueMicrotask(() => focusFirst(root, 'invalid'))
    } finally {
      setBusy(false)
    }
  }
  const next = () => {
    const channel = form.values['channel']
    form.replace({ channel })
    setKnown(undefined)
    setReceipt(undefined)
    queueMicrotask(() => focusFirst(root, 'empty'))
  }
  return (
    <div class="page">
      <header class="page-head no-print">
        <h1>{t('takeIn.title')}</h1>
        <p class="muted">{t('takeIn.lead')}</p>
      </header>
      <Show
        when={receipt()}
        fallback={
          <form
            ref={root}
            class="stack card take-in"
            onSubmit={(event) => {
              event.preventDefault()
              void submit()
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
            }}
          >
            <Show when={known()}>
              {(caller) => (
                <p class="notice" role="status">
                  {t('takeIn.known', caller().name, caller().complaints)}
                </p>
              )}
            </Show>
            <Fields schema={takeInForm} form={form} />
            <Show when={error()}>
              <div class="notice late" role="alert">
                <ProblemWords error={error()} />
              </div>
            </Show>
            <div class="acts">
              <Button type="submit" tone="primary" busy={busy()}>
                {t('takeIn.submit')}
              </Button>
            </div>
          </form>
        }
      >
        {(given) => <SpokenReceipt receipt={given()} onNext={next} />}
      </Show>
    </div>
  )
}

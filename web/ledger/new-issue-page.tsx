import { A, useNavigate } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js'
import { useQuery } from '../calls/use-query.ts'
import './ledger.css'
import { registerIssue, reportIssue, similarIssues } from '../calls/cases.ts'
import type { RegisterIssue, ReportIssue } from '../contract.ts'
import { Fields, focusFirst } from '../forms/fields.tsx'
import type { FormState } from '../forms/form-state.ts'
import { createForm } from '../forms/form-state.ts'
import { t } from '../i18n/locale.ts'
import { useCan, useSession } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { remember, remembered } from '../ui/remembered.ts'
import { Empty, ProblemWords } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'
import { ChosenFiles, uploadAll } from './chosen-files.tsx'
import { registerForm, reportForm } from './issue-forms.ts'

const draftKey = 'draft.new-issue'

/** A new issue: staff report it, the conduct office may register it at once with owner and deadline. */
export default function NewIssuePage(): JSX.Element {
  const can = useCan()
  return (
    <Show
      when={can('issue.report') || can('issue.register')}
      fallback={<Empty alone title={t('state.forbidden')} words={t('ledger.noReport')} />}
    >
      <NewIssue />
    </Show>
  )
}

function NewIssue(): JSX.Element {
  const can = useCan()
  const session = useSession()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [isRegistering, setRegistering] = createSignal(can('issue.register'))
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  const [files, setFiles] = createSignal<readonly File[]>([])
  const [progress, setProgress] = createSignal<string>()
  let root: HTMLFormElement | undefined
  const schema = () => (isRegistering() ? registerForm : reportForm)
  const form = createForm(
    { severity: 'general', source: 'self-check', section: session().person.section?.id, ...kept() },
    (values) => remember(draftKey, JSON.stringify(values)),
  )
  const submit = async () => {
    if (busy()) return
    const values = form.check(schema())
    if (!values) return queueMicrotask(() => focusFirst(root, 'invalid'))
    setBusy(true)
    setError(undefined)
    try {
      const opened = isRegistering()
        ? await registerIssue(values as RegisterIssue)
        : await reportIssue(values as ReportIssue)
      remember(draftKey, null)
      toast(opened.number ? t('ledger.registered', opened.number) : t('ledger.reported'))
      await uploadAll(files(), opened.firstTaskId, setProgress)
      void client.invalidateQueries()
      navigate(`/cases/${encodeURIComponent(opened.id)}`)
    } catch (refusal) {
      if (!form.refuse(refusal, schema())) setError(refusal)
      queueMicrotask(() => focusFirst(root, 'invalid'))
    } finally {
      setProgress(undefined)
      setBusy(false)
    }
  }
  return (
    <div class="page new-issue">
      <header class="page-head">
        <h1>{isRegistering() ? t('ledger.register') : t('shell.place.report')}</h1>
        <Show when={can('issue.register') && can('issue.report')}>
          <div class="row push" role="group" aria-label={t('ledger.way')}>
            <button
              type="button"
              class="pill"
              aria-pressed={isRegistering()}
              onClick={() => setRegistering(true)}
            >
              {t('ledger.register')}
            </button>
            <button
              type="button"
              class="pill"
              aria-pressed={!isRegistering()}
              onClick={() => setRegistering(false)}
            >
              {t('shell.place.report')}
            </button>
          </div>
        </Show>
      </header>
      <div class="new-issue-cols">
        <form
          ref={root}
          class="stack card"
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
          }}
        >
          <p class="muted">
            {isRegistering() ? t('ledger.registerWords') : t('ledger.reportWords')}
          </p>
          <Show keyed when={schema()}>
            {(shape) => <Fields schema={shape} form={form} />}
          </Show>
          <ChosenFiles files={files()} onChange={setFiles} />
          <Show when={error()}>
            <div class="notice late" role="alert">
              <ProblemWords error={error()} />
            </div>
          </Show>
          <div class="acts">
            <Button type="submit" tone="primary" busy={busy()}>
              {busy()
                ? (progress() ?? t('task.sending'))
                : isRegistering()
                  ? t('ledger.registerNow')
                  : t('ledger.reportNow')}
            </Button>
          </div>
        </form>
        <Similar form={form} />
      </div>
    </div>
  )
}

function kept(): Record<string, unknown> {
  try {
    return JSON.parse(remembered(draftKey) ?? '{}') as Record<string, unknown>
  } catch {
    return {}
  }
}

/** Issues that sound the same, while the title is typed, so that nothing is registered twice. */
function Similar(props: { readonly form: FormState }): JSX.Element {
  const [asked, setAsked] = createSignal('')
  createEffect(() => {
    const words = String(props.form.values['title'] ?? '').trim()
    const timer = setTimeout(() => setAsked(words), 350)
    onCleanup(() => clearTimeout(timer))
  })
  const section = () =>
    typeof props.form.values['section'] === 'string' ? props.form.values['section'] : undefined
  const found = useQuery(() => ({
    queryKey: ['ledger', 'similar', asked(), section()],
    queryFn: ({ signal }) => similarIssues(asked(), section(), signal),
    enabled: asked().length >= 4,
  }))
  const list = () => (asked().length >= 4 && found.isSuccess ? found.data : [])
  return (
    <aside class="similar" aria-live="polite">
      <h2>{t('ledger.similar')}</h2>
      <ul class="stack">
        <For
          each={list()}
          fallback={
            <li class="small muted">
              {asked().length >= 4 ? t('ledger.noSimilar') : t('ledger.similarWords')}
            </li>
          }
        >
          {(one) => (
            <li>
              <A class="link" href={`/cases/${encodeURIComponent(one.id)}`} target="_blank">
                {one.title}
              </A>
              <p class="small muted">
                {[one.number, one.section?.name].filter(Boolean).join(' · ')}
              </p>
            </li>
          )}
        </For>
      </ul>
    </aside>
  )
}

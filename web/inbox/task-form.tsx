import type { JSX } from 'solid-js'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { findStep } from '../../workflows/procedures.ts'
import { act, completeTask } from '../calls/tasks.ts'
import type { TaskDetail } from '../contract.ts'
import { createDraft, localDraft } from '../forms/draft.ts'
import { Fields, focusFirst } from '../forms/fields.tsx'
import { nameFile } from '../forms/files.tsx'
import { createForm } from '../forms/form-state.ts'
import { t, text } from '../i18n/locale.ts'
import { useCommands } from '../shell/commands.ts'
import { Button } from '../ui/button.tsx'
import type { Keys } from '../ui/keys.ts'
import { useKeys } from '../ui/keys.ts'
import { ProblemWords } from '../ui/states.tsx'
import { clockText } from '../ui/time.ts'
import { toast } from '../ui/toast.tsx'
import { Answered } from './answered.tsx'
import { OutcomeChoice } from './outcome-choice.tsx'
import { TaskActs } from './task-acts.tsx'

type Props = {
  readonly detail: TaskDetail
  readonly completed: (next: string | null) => void
  readonly changed: () => Promise<void>
  readonly goOn: (next: string | null) => void
}

/** The step's form with its answers, kept as a draft while somebody types. */
export function TaskForm(props: Props): JSX.Element {
  // Read once: this component lives as long as the task's round, and typed words outlive refreshes.
  const { id, procedure, step: stepName, prefill, draft: kept, evidence } = props.detail
  const step = findStep(procedure, stepName)
  const ways = step?.outcomes ?? {}
  for (const file of evidence) nameFile(file.id, file.name)
  const draft = createDraft(id, kept?.savedAt ?? null)
  const form = createForm({ ...prefill, ...kept?.value, ...localDraft(id) }, draft.edit)
  const [outcome, setOutcome] = createSignal(Object.keys(ways)[0] ?? '')
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  let root: HTMLFormElement | undefined
  const way = () => ways[outcome()]
  const may = () => props.detail.can.complete ?? { allowed: false, why: null }
  const canClaim = () => !may().allowed && props.detail.can.claim?.allowed
  const run = async (work: () => Promise<void>) => {
    setBusy(true)
    setError(undefined)
    try {
      await work()
    } catch (refusal) {
      if (!form.refuse(refusal, way()?.form ?? emptyForm)) setError(refusal)
      queueMicrotask(() => focusFirst(root, 'invalid'))
    } finally {
      setBusy(false)
    }
  }
  const submit = () => {
    const chosen = way()
    const values = chosen && form.check(chosen.form)
    if (busy() || !chosen) return
    if (!values) return queueMicrotask(() => focusFirst(root, 'invalid'))
    void run(async () => {
      // A draft on its way would come after the answer and be refused.
      await draft.flush()
      const result = await completeTask(id, { outcome: outcome(), values })
      draft.drop()
      props.completed(result.nextTaskId)
    })
  }
  const claim = () =>
    void run(async () => {
      await act(id, 'claim')
      toast(t('inbox.claimed'))
      await props.changed()
    })
  const complete = () => {
    if (canClaim()) return claim()
    const chosen = way()
    if (chosen && form.isComplete(chosen.form) && root?.contains(document.activeElement))
      return submit()
    focusFirst(root, 'empty')
  }
  const isOpen = () => !props.detail.endedAt
  useKeys((): Keys => (isOpen() ? { e: complete } : {}))
  useCommands(() =>
    isOpen() ? [{ id: 'complete', key: 'E', label: t('task.act.complete'), run: complete }] : [],
  )
  return (
    <Switch>
      <Match when={!isOpen()}>
        <Answered detail={props.detail} />
        <div class="acts">
          <TaskActs
            detail={props.detail}
            changed={props.changed}
            goOn={props.goOn}
            flush={draft.flush}
          />
        </div>
      </Match>
      <Match when={isOpen()}>
        <form
          ref={root}
          class="task-form"
          aria-label={text(props.detail.todo)}
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
          }}
        >
          <Show when={may().allowed} fallback={<Waiting detail={props.detail} />}>
            <OutcomeChoice outcomes={ways} chosen={outcome()} onChoose={setOutcome} />
            <Show keyed when={way()}>
              {(chosen) => (
                <Fields
                  schema={chosen.form}
                  form={form}
                  taskId={id}
                  cases={props.detail.cases}
                  without={props.detail.leftOut}
                />
              )}
            </Show>
          </Show>
          <Show when={error()}>
            <div class="notice late" role="alert">
              <ProblemWords error={error()} />
            </div>
          </Show>
          <div class="acts">
            <Switch>
              <Match when={may().allowed}>
                <Button type="submit" tone="primary" busy={busy()} key="E">
                  {busy() ? t('task.sending') : text(way()?.title)}
                </Button>
              </Match>
              <Match when={canClaim()}>
                <Button tone="primary" busy={busy()} key="C" onClick={claim}>
                  {t('task.act.claim')}
                </Button>
              </Match>
            </Switch>
            <TaskActs
              detail={props.detail}
              changed={props.changed}
              goOn={props.goOn}
              flush={draft.flush}
            />
            <span class="push small muted" role="status">
              <Show when={draft.state() === 'saved' && draft.savedAt()}>
                {(at) => t('form.draftSaved', clockText(at()))}
              </Show>
              <Show when={draft.state() === 'local'}>{t('form.draftLocal')}</Show>
              <Show when={draft.state() === 'refused'}>{t('form.draftRefused')}</Show>
            </span>
          </div>
        </form>
      </Match>
    </Switch>
  )
}

const emptyForm = { shape: {} } as never

/** Why there is no form: whose it is, or what has to happen first; the questions are shown all the same. */
function Waiting(props: { readonly detail: TaskDetail }): JSX.Element {
  const ways = () =>
    Object.values(findStep(props.detail.procedure, props.detail.step)?.outcomes ?? {})
  return (
    <div class="notice">
      <div>
        <p>{text(props.detail.can.complete?.why) || t('task.notYours')}</p>
        <p class="small">
          {t('task.willAsk')}{' '}
          <For each={ways()}>{(way, at) => `${at() > 0 ? ' / ' : ''}${text(way.title)}`}</For>
        </p>
      </div>
    </div>
  )
}

import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import { findStep } from '../../workflows/procedures.ts'
import { bulkComplete } from '../calls/tasks.ts'
import type { BulkResult, TaskItem } from '../contract.ts'
import { Fields } from '../forms/fields.tsx'
import { createForm } from '../forms/form-state.ts'
import { t, text } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemWords } from '../ui/states.tsx'
import { OutcomeChoice } from './outcome-choice.tsx'

type Props = {
  readonly chosen: readonly TaskItem[]
  readonly close: (done: readonly string[]) => void
}

/** One answer for exactly the ticked tasks, and what came of each. */
export function BulkDialog(props: Props): JSX.Element {
  // The rows ticked when it opened: a live refresh behind it changes nothing here.
  const chosen = [...props.chosen]
  const first = chosen[0]
  const step = first ? findStep(first.procedure, first.step) : undefined
  const outcomes = Object.keys(step?.outcomes ?? {})
  const [outcome, setOutcome] = createSignal(outcomes[0] ?? '')
  const [busy, setBusy] = createSignal(false)
  const [result, setResult] = createSignal<BulkResult>()
  const [error, setError] = createSignal<unknown>()
  const form = createForm({})
  const way = () => step?.outcomes[outcome()]
  const done = () => (result()?.results ?? []).filter((row) => row.done).map((row) => row.taskId)
  const submit = async () => {
    const schema = way()?.form
    const values = schema && form.check(schema)
    if (!schema || !values) return
    setBusy(true)
    setError(undefined)
    try {
      setResult(
        await bulkComplete(
          chosen.map((task) => task.id),
          { outcome: outcome(), values },
        ),
      )
    } catch (refusal) {
      if (!form.refuse(refusal, schema)) setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  const row = (task: TaskItem) => result()?.results.find((one) => one.taskId === task.id)
  return (
    <Dialog
      class="wide"
      title={
        result() ? t('bulk.result', done().length, chosen.length) : t('bulk.heading', chosen.length)
      }
      onClose={() => props.close(done())}
      footer={
        <Show
          when={result()}
          fallback={
            <>
              <Button onClick={() => props.close([])}>{t('common.cancel')}</Button>
              <Button tone="primary" busy={busy()} onClick={() => void submit()}>
                {busy() ? t('task.sending') : t('bulk.submit', text(way()?.title), chosen.length)}
              </Button>
            </>
          }
        >
          <Button tone="primary" onClick={() => props.close(done())}>
            {t('common.close')}
          </Button>
        </Show>
      }
    >
      <ul class="bulk-rows">
        <For each={chosen}>
          {(task) => (
            <li>
              <span class="truncate">
                {task.caseNumber} {task.title}
              </span>
              <Show when={row(task)}>
                {(one) => (
                  <Show
                    when={one().done}
                    fallback={
                      <span class="late small">
                        {text(one().problem?.detail) || t('bulk.failed')}
                      </span>
                    }
                  >
                    <span class="done small">{t('bulk.done')}</span>
                  </Show>
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={!result() && step}>
        {(known) => (
          <>
            <OutcomeChoice outcomes={known().outcomes} chosen={outcome()} onChoose={setOutcome} />
            <Show keyed when={way()}>
              {(one) => <Fields schema={one.form} form={form} />}
            </Show>
          </>
        )}
      </Show>
      <Show when={error()}>
        <div class="notice late" role="alert">
          <ProblemWords error={error()} />
        </div>
      </Show>
    </Dialog>
  )
}

import { useQueryClient } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { createEffect, on, Show } from 'solid-js'
import './inbox.css'
import './task-pane.css'
import { keys } from '../calls/keys.ts'
import { act } from '../calls/tasks.ts'
import { t } from '../i18n/locale.ts'
import { useKeys } from '../ui/keys.ts'
import { toast, toastError } from '../ui/toast.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { useInboxUrl } from './inbox-url.ts'
import { createSelection } from './selection.ts'
import { Start } from './start.tsx'
import { TaskList } from './task-list.tsx'
import { TaskPane } from './task-pane.tsx'
import { useTasks } from './use-tasks.ts'
import { ViewBar } from './view-bar.tsx'

/** The inbox: what is due on the left, the open task on the right; on a phone one after the other. */
export default function InboxPage(): JSX.Element {
  const client = useQueryClient()
  const url = useInboxUrl()
  const tasks = useTasks(url)
  const selection = createSelection(tasks.items)
  let search: HTMLInputElement | undefined
  let pane: HTMLElement | undefined
  createEffect(on(url.task, (id) => id && selection.setActive(id)))
  createEffect(on(url.view, () => selection.clear(), { defer: true }))
  const step = (by: number) => {
    const id = selection.step(by)
    if (id && url.task()) url.open(id, { replace: true })
  }
  const claim = async (id: string | undefined) => {
    if (!id) return
    try {
      await act(id, 'claim')
      toast(t('inbox.claimed'))
      await client.invalidateQueries({ queryKey: keys.tasks })
    } catch (error) {
      toastError(error)
    }
  }
  useKeys(() => ({
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: (event) => {
      const id = selection.active() ?? tasks.items()[0]?.id
      if (event.target instanceof HTMLElement && event.target.closest('a, button')) return
      if (id) url.open(id)
    },
    x: () => {
      const id = selection.active()
      if (id) selection.tick(id)
    },
    c: () => void claim(selection.active()),
    '/': () => search?.focus(),
    Escape: () => (selection.ticked().size > 0 ? selection.clear() : url.open(undefined)),
  }))
  /** After an answer: the task the API names if it is in this list, else the next one here. */
  const goOn = (finished: string, next: string | null) => {
    const neighbour = tasks.neighbour(finished)
    const isHere = next !== null && tasks.items().some((task) => task.id === next)
    tasks.remove([finished])
    url.open(isHere ? next : neighbour, { replace: true })
    pane?.scrollTo({ top: 0 })
  }
  return (
    <div class="inbox" data-has-task={url.task() !== undefined}>
      <section class="inbox-list" aria-label={t(`inbox.view.${url.view()}`)}>
        <ViewBar
          url={url}
          searchRef={(input) => {
            search = input
          }}
        />
        <TaskList url={url} tasks={tasks} selection={selection} />
        <Show when={selection.ticked().size > 0} fallback={<KeyLine />}>
          <BulkBar selection={selection} tasks={tasks} />
        </Show>
      </section>
      <section class="inbox-pane" aria-label={t('inbox.task')} ref={pane}>
        <Show keyed when={url.task()} fallback={<Start first={tasks.items()[0]} url={url} />}>
          {(id) => (
            <TaskPane
              id={id}
              close={() => url.open(undefined)}
              reopen={(again) => url.open(again, { replace: true })}
              goOn={(next) => goOn(id, next)}
            />
          )}
        </Show>
      </section>
    </div>
  )
}

function KeyLine(): JSX.Element {
  return (
    <p class="key-line no-print" aria-hidden="true">
      <span>
        <kbd>J</kbd> <kbd>K</kbd> {t('inbox.keyMove')}
      </span>
      <span>
        <kbd>E</kbd> {t('inbox.keyComplete')}
      </span>
      <span>
        <kbd>C</kbd> {t('task.act.claim')}
      </span>
      <span>
        <kbd>X</kbd> {t('inbox.keySelect')}
      </span>
      <span>
        <kbd>/</kbd> {t('inbox.keySearch')}
      </span>
      <span>
        <kbd>?</kbd>
      </span>
    </p>
  )
}

import { createVirtualizer } from '@tanstack/solid-virtual'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, For, Match, on, Show, Switch } from 'solid-js'
import type { TaskItem } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import { listStale, setListStale } from '../shell/live.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { todayIso } from '../ui/time.ts'
import type { InboxUrl } from './inbox-url.ts'
import { rowsOf } from './rows.ts'
import type { Selection } from './selection.ts'
import { TaskRow } from './task-row.tsx'
import type { Tasks } from './use-tasks.ts'

type Props = {
  readonly url: InboxUrl
  readonly tasks: Tasks
  readonly selection: Selection
}

const nearEnd = 30
/** Heights the style sheet gives: measuring ten thousand rows would cost more than drawing them. */
const [groupPx, rowPx, phoneRowPx] = [38, 62, 92]
const phone = matchMedia('(max-width: 760px)')

/** The list: only what is in sight is drawn, the next page is asked for before its end is reached. */
export function TaskList(props: Props): JSX.Element {
  let scroller: HTMLDivElement | undefined
  const rows = createMemo(() => rowsOf(props.tasks.items(), todayIso(), props.url.view()))
  const virtual = createVirtualizer({
    get count() {
      return rows().length
    },
    getScrollElement: () => scroller ?? null,
    estimateSize: (at) =>
      rows()[at]?.kind === 'group' ? groupPx : phone.matches ? phoneRowPx : rowPx,
    getItemKey: (at) => {
      const row = rows()[at]
      return row?.kind === 'task' ? row.task.id : `group-${row?.group ?? at}-${at}`
    },
    overscan: 12,
  })
  createEffect(() => {
    const last = virtual.getVirtualItems().at(-1)?.index ?? 0
    const { query } = props.tasks
    if (
      last >= rows().length - nearEnd &&
      query.hasNextPage &&
      !query.isFetchingNextPage &&
      !query.isError
    ) {
      void query.fetchNextPage()
    }
  })
  createEffect(
    on(props.selection.active, (id) => {
      const at = rows().findIndex((row) => row.kind === 'task' && row.task.id === id)
      if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
    }),
  )
  createEffect(
    on(
      () => JSON.stringify(props.url.filter()),
      () => scroller?.scrollTo({ top: 0 }),
      { defer: true },
    ),
  )
  return (
    <div class="task-scroll" ref={scroller} data-testid="task-list">
      <Show when={listStale()}>
        <Button
          class="stale"
          onClick={() => {
            setListStale(false)
            scroller?.scrollTo({ top: 0 })
            void props.tasks.query.refetch()
          }}
        >
          {t('inbox.stale')}
        </Button>
      </Show>
      <Switch>
        <Match when={props.tasks.query.isPending}>
          <Loading lines={14} />
        </Match>
        <Match when={props.tasks.query.isError && props.tasks.items().length === 0}>
          <Failed error={props.tasks.query.error} retry={() => void props.tasks.query.refetch()} />
        </Match>
        <Match when={rows().length === 0}>
          <EmptyView url={props.url} />
        </Match>
      </Switch>
      <div class="task-rows" style={{ height: `${virtual.getTotalSize()}px` }}>
        <For each={virtual.getVirtualItems()}>
          {(slot) => {
            const row = () => rows()[slot.index]
            return (
              <div
                class="slot"
                data-index={slot.index}
                style={{ transform: `translateY(${slot.start}px)` }}
              >
                <Drawn row={row()} {...props} />
              </div>
            )
          }}
        </For>
      </div>
      <Show when={props.tasks.query.isFetchNextPageError}>
        <div class="row more">
          <span class="late small">{t('inbox.moreFailed')}</span>
          <Button onClick={() => void props.tasks.query.fetchNextPage()}>
            {t('common.retry')}
          </Button>
        </div>
      </Show>
    </div>
  )
}

function Drawn(
  props: Props & { readonly row: ReturnType<typeof rowsOf>[number] | undefined },
): JSX.Element {
  const group = () => (props.row?.kind === 'group' ? props.row.group : undefined)
  const task = () => (props.row?.kind === 'task' ? props.row.task : undefined)
  return (
    <>
      <Show when={group()}>
        {(name) => (
          <h2 class="group" classList={{ late: name() === 'overdue' }}>
            {t(`inbox.group.${name()}`)}
          </h2>
        )}
      </Show>
      <Show when={task()}>
        {(one) => {
          // A row on its way out may be asked once more while the address is still changing.
          const last = createMemo((before: TaskItem) => task() ?? before, one())
          return (
            <TaskRow
              task={last()}
              isOpen={props.url.task() === last().id}
              isActive={props.selection.active() === last().id}
              isTicked={props.selection.ticked().has(last().id)}
              isTicking={props.selection.ticked().size > 0}
              onTick={() => props.selection.tick(last().id)}
              onOpen={() => {
                props.selection.setActive(last().id)
                props.url.open(last().id)
              }}
            />
          )
        }}
      </Show>
    </>
  )
}

function EmptyView(props: { readonly url: InboxUrl }): JSX.Element {
  return (
    <Show
      when={props.url.isNarrowed()}
      fallback={
        <Empty
          title={t(`inbox.empty.${props.url.view()}`)}
          words={t(`inbox.emptyWords.${props.url.view()}`)}
        />
      }
    >
      <Empty title={t('inbox.nothingFound')} words={t('inbox.nothingFoundWords')}>
        <Button
          onClick={() =>
            props.url.narrow({
              q: undefined,
              section: undefined,
              kind: undefined,
              within: undefined,
            })
          }
        >
          {t('inbox.clear')}
        </Button>
      </Empty>
    </Show>
  )
}

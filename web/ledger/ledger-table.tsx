import { createVirtualizer } from '@tanstack/solid-virtual'
import type { JSX } from 'solid-js'
import { createEffect, createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import type { CaseItem } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import { usePrinting } from '../ui/printing.ts'
import { columns, LedgerRow } from './ledger-row.tsx'

type Props = {
  readonly items: readonly CaseItem[]
  /** How many there are in all; undefined while that is not known. */
  readonly total: number | undefined
  /** Asked when the end of `items` comes near. */
  readonly more: () => void
}

const nearEnd = 40
const phone = matchMedia('(max-width: 760px)')
/** Where the reader was in each list, for when they come back to it. */
const places = new Map<string, number>()

/**
 * The ledger in the office's columns; on a phone each row is a card with the labels in front. Only rows in sight are
 * drawn, so thousands stay quick; on paper all are.
 */
export function LedgerTable(props: Props): JSX.Element {
  let wrap: HTMLDivElement | undefined
  let body: HTMLTableSectionElement | undefined
  const printing = usePrinting()
  const scroller = () => wrap?.closest<HTMLElement>('.place-main') ?? null
  const place = location.pathname + location.search
  const [top, setTop] = createSignal(0)
  const virtual = createVirtualizer({
    get count() {
      return props.items.length
    },
    getScrollElement: scroller,
    estimateSize: () => (phone.matches ? 300 : 62),
    getItemKey: (at) => props.items[at]?.id ?? at,
    get scrollMargin() {
      return top()
    },
    get gap() {
      return phone.matches ? 12 : 0
    },
    overscan: 10,
    initialOffset: places.get(place) ?? 0,
  })
  onMount(() => {
    const main = scroller()
    const page = wrap?.closest('.page')
    if (!main || !page || !body) return
    const measure = () => {
      const above = body?.getBoundingClientRect().top ?? 0
      setTop(Math.round(above - main.getBoundingClientRect().top + main.scrollTop))
    }
    const watcher = new ResizeObserver(measure)
    watcher.observe(page)
    measure()
    main.scrollTop = places.get(place) ?? 0
    onCleanup(() => {
      places.set(place, main.scrollTop)
      watcher.disconnect()
    })
  })
  createEffect(() => {
    const last = virtual.getVirtualItems().at(-1)?.index ?? 0
    if (last >= props.items.length - nearEnd) props.more()
  })
  const before = () => (virtual.getVirtualItems()[0]?.start ?? top()) - top()
  const after = () => {
    const end = virtual.getVirtualItems().at(-1)?.end ?? top()
    return Math.max(0, virtual.getTotalSize() - (end - top()))
  }
  return (
    <div
      class="table-wrap"
      tabindex="0"
      role="group"
      aria-label={t('shell.place.ledger')}
      ref={wrap}
    >
      <table class="ledger-table" aria-rowcount={props.total === undefined ? -1 : props.total + 1}>
        <thead>
          <tr aria-rowindex="1">
            <For each={columns}>
              {(column) => (
                <th scope="col" class={`of-${column}`}>
                  {t(`ledger.column.${column}`)}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody ref={body}>
          <Show
            when={!printing()}
            fallback={
              <For each={props.items}>{(item, at) => <LedgerRow item={item} at={at()} />}</For>
            }
          >
            <Spacer height={before()} />
            <For each={virtual.getVirtualItems()}>
              {(slot) => (
                <Show when={props.items[slot.index]}>
                  {(item) => (
                    <LedgerRow
                      item={item()}
                      at={slot.index}
                      ref={(row) => queueMicrotask(() => virtual.measureElement(row))}
                    />
                  )}
                </Show>
              )}
            </For>
            <Spacer height={after()} />
          </Show>
        </tbody>
      </table>
    </div>
  )
}

/** Keeps the room of rows that are not drawn. */
function Spacer(props: { readonly height: number }): JSX.Element {
  return (
    <Show when={props.height > 0}>
      <tr class="spacer" style={{ height: `${props.height}px` }}>
        <td colSpan={columns.length} />
      </tr>
    </Show>
  )
}

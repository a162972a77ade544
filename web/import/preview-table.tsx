import { createVirtualizer } from '@tanstack/solid-virtual'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import type { LedgerPreview, PreviewRow } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import { Empty } from '../ui/states.tsx'
import { DeadlineCell, SectionCell, TitleCell, WordsCell } from './cells.tsx'
import { isIncluded, unsettled } from './mend.ts'
import type { Mending } from './mending.ts'
import { LeaderCell, PeopleCell } from './people-cell.tsx'
import { RestCell } from './rest-cell.tsx'

type Props = { readonly preview: LedgerPreview; readonly mending: Mending }

const columns = [
  'category',
  'title',
  'measures',
  'section',
  'responsible',
  'leader',
  'deadline',
  'status',
  'rest',
] as const

/** The workbook's rows as they were read; only what is in sight is drawn, so thousands stay quick. */
export function PreviewTable(props: Props): JSX.Element {
  let scroller: HTMLDivElement | undefined
  const virtual = createVirtualizer({
    get count() {
      return props.mending.shown().length
    },
    getScrollElement: () => scroller ?? null,
    estimateSize: (at) => heightOf(props.preview.rows[props.mending.shown()[at] ?? 0]),
    overscan: 8,
    getItemKey: (at) => props.mending.shown()[at] ?? at,
  })
  return (
    <div
      class="preview-scroll"
      ref={scroller}
      role="table"
      aria-label={t('import.summary')}
      aria-rowcount={props.mending.shown().length + 1}
      tabindex="0"
    >
      <div class="preview-row head" role="row" tabIndex="-1">
        <span role="columnheader" tabIndex="-1">
          {t('import.include')}
        </span>
        <For each={columns}>
          {(column) => (
            <span role="columnheader" tabIndex="-1">
              {column === 'rest' ? t('import.rest') : t(`import.field.${column}`)}
            </span>
          )}
        </For>
      </div>
      <Show when={props.mending.shown().length === 0}>
        <Empty title={t('import.noneHere')} words={t('import.noneHereWords')} />
      </Show>
      <div class="preview-rows" role="rowgroup" style={{ height: `${virtual.getTotalSize()}px` }}>
        <For each={virtual.getVirtualItems()}>
          {(slot) => {
            const at = () => props.mending.shown()[slot.index] ?? 0
            const row = () => props.preview.rows[at()]
            return (
              <div
                class="slot"
                data-index={slot.index}
                style={{ transform: `translateY(${slot.start}px)`, height: `${slot.size}px` }}
              >
                <Show when={row()}>
                  {(one) => <Row row={one()} at={at()} mending={props.mending} />}
                </Show>
              </div>
            )
          }}
        </For>
      </div>
    </div>
  )
}

function Row(props: {
  readonly row: PreviewRow
  readonly at: number
  readonly mending: Mending
}): JSX.Element {
  const mend = () => props.mending.mends()[props.at]
  const isIn = () => isIncluded(props.row, mend())
  const cell = () => ({ row: props.row, at: props.at, mending: props.mending })
  const duplicate = () => {
    const of = props.row.duplicateOf
    if (!of) return undefined
    return 'existing' in of
      ? t('import.duplicateOfIssue')
      : t('import.duplicateOfRow', of.sheet, of.row)
  }
  return (
    <div
      class="preview-row"
      role="row"
      tabIndex="-1"
      classList={{ skipped: !isIn(), doubtful: isIn() && unsettled(props.row, mend()).length > 0 }}
    >
      <span role="cell" class="include">
        <label>
          <input
            type="checkbox"
            class="check"
            checked={isIn()}
            aria-label={t('import.includeRow', props.row.row)}
            onChange={(event) => props.mending.include(props.at, event.currentTarget.checked)}
          />
          <span class="small muted">{props.row.no ?? props.row.row}</span>
        </label>
        <Show when={duplicate()}>{(words) => <span class="tag soon">{words()}</span>}</Show>
        <Show when={props.row.done}>
          <span class="tag done">{t('import.done')}</span>
        </Show>
      </span>
      <WordsCell {...cell()} name="category" />
      <TitleCell {...cell()} />
      <WordsCell {...cell()} name="measures" />
      <SectionCell {...cell()} />
      <PeopleCell {...cell()} />
      <LeaderCell {...cell()} />
      <DeadlineCell {...cell()} />
      <WordsCell {...cell()} name="status" />
      <RestCell {...cell()} />
    </div>
  )
}

/** Known beforehand, so that nothing is measured and nothing jumps: room to mend, or none needed. */
function heightOf(row: PreviewRow | undefined): number {
  const isDoubtful = row && Object.values(row.fields).some((field) => field.problem)
  return isDoubtful ? 154 : 114
}

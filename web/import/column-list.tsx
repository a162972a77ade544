import type { JSX } from 'solid-js'
import { createMemo, createUniqueId, For, Show } from 'solid-js'
import type { ColumnUse, HeadingChoices, LedgerField, LedgerPreview } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import type { Column, Standing } from './columns.ts'
import {
  choose,
  columnsOf,
  holderOf,
  needsTitle,
  standingOf,
  takeSuggestions,
  unknownOf,
} from './columns.ts'

type Props = {
  readonly preview: LedgerPreview
  readonly busy: boolean
  /** Reads again; done when the answer is there or was refused. */
  readonly reread: (say: (before: HeadingChoices) => HeadingChoices) => Promise<void>
}

/** Every field, in the order offices have them. */
const fields = Object.keys({
  no: true,
  category: true,
  title: true,
  measures: true,
  leader: true,
  section: true,
  responsible: true,
  deadline: true,
  status: true,
  remark: true,
  severity: true,
  source: true,
} satisfies Record<LedgerField, true>) as readonly LedgerField[]

/** What each column of the workbook is; those that were not understood first, with what stands in them. */
export function ColumnList(props: Props): JSX.Element {
  const columns = createMemo(() => columnsOf(props.preview))
  const keys = createMemo<readonly string[]>((before) => {
    const now = columns().map(({ key }) => key)
    return before && before.join('\n') === now.join('\n') ? before : now
  })
  /** A column stays where it was first shown, so that a choice can be looked at and taken back. */
  const first = new Map(
    columnsOf(props.preview).map((one) => [one.key, standingOf(props.preview, one)]),
  )
  const keysOf = (standing: Standing) =>
    keys().filter((key) => (first.get(key) ?? 'unknown') === standing)
  const left = () => unknownOf(props.preview).length
  const suggested = () => columns().filter(({ suggestion }) => suggestion).length
  const list = (standing: Standing) => (
    <Show when={keysOf(standing).length > 0}>
      <details open={standing === 'unknown'}>
        <summary>{t(`import.columnsBy.${standing}`, keysOf(standing).length)}</summary>
        <ul class="column-cards">
          <For each={keysOf(standing)}>
            {(key) => (
              <Show when={columns().find((one) => one.key === key)}>
                {(column) => (
                  <Card
                    column={column()}
                    columns={columns()}
                    choose={(use) =>
                      props.reread((before) => choose(before, columns(), { column: column(), use }))
                    }
                  />
                )}
              </Show>
            )}
          </For>
        </ul>
      </details>
    </Show>
  )
  return (
    <section
      class="columns-bar"
      classList={{ whole: needsTitle(props.preview) }}
      aria-label={t('import.columns')}
      aria-busy={props.busy}
    >
      <div class="row">
        <p class="small" role="status">
          {props.busy
            ? t('import.readingAgain')
            : needsTitle(props.preview)
              ? t('import.needsTitle')
              : left() > 0
                ? t('import.unknownColumns', left())
                : t('import.allKnown')}
        </p>
        <Show when={suggested() > 0}>
          <Button
            class="push"
            busy={props.busy}
            onClick={() => void props.reread((before) => takeSuggestions(before, columns()))}
          >
            {t('import.takeSuggestions', suggested())}
          </Button>
        </Show>
      </div>
      {list('unknown')}
      {list('known')}
      {list('unread')}
    </section>
  )
}

function Card(props: {
  readonly column: Column
  readonly columns: readonly Column[]
  readonly choose: (use: ColumnUse | null) => Promise<void>
}): JSX.Element {
  const id = createUniqueId()
  const name = () => props.column.heading || t('import.noHeading')
  const where = () => {
    const [first] = props.column.places
    if (!first) return ''
    if (props.column.places.length > 1) return t('import.inTables', props.column.places.length)
    return t('import.inColumn', first.sheet, first.column)
  }
  const label = (field: LedgerField) => {
    const holder = holderOf(props.columns, props.column, field)
    const own = t(`import.field.${field}`)
    return holder ? t('import.fieldOf', own, holder.heading || t('import.noHeading')) : own
  }
  const value = () => props.column.use ?? 'out'
  return (
    <li class="column-card" classList={{ unknown: props.column.use === 'words' }}>
      <label for={id}>
        <b>{name()}</b> <span class="small muted">{where()}</span>
      </label>
      <p class="small muted samples" id={`${id}-samples`}>
        {props.column.samples.join(' / ') || t('import.emptyColumn')}
      </p>
      <select
        id={id}
        class="input"
        aria-describedby={`${id}-samples`}
        onChange={(event) => {
          const select = event.currentTarget
          const chosen = select.value
          const use = [...fields, 'words' as const].find((one) => one === chosen) ?? null
          void props.choose(use).then(() => {
            select.value = value()
          })
        }}
      >
        <option value="words" selected={value() === 'words'}>
          {t('import.useWords')}
        </option>
        <For each={fields}>
          {(field) => (
            <option value={field} selected={value() === field}>
              {label(field)}
            </option>
          )}
        </For>
        <option value="out" selected={value() === 'out'}>
          {t('import.useOut')}
        </option>
      </select>
      <Show when={props.column.suggestion}>
        {(field) => (
          <button
            type="button"
            class="link small"
            onClick={() => {
              document.getElementById(id)?.focus()
              void props.choose(field())
            }}
          >
            {t('import.suggestion', t(`import.field.${field()}`))}
          </button>
        )}
      </Show>
    </li>
  )
}

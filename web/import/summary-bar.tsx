import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import type { LedgerPreview } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { needsTitle } from './columns.ts'
import type { Mending } from './mending.ts'
import { filters } from './mending.ts'

type Props = {
  readonly preview: LedgerPreview
  readonly fileName: string
  readonly mending: Mending
  /** The workbook is being read again. */
  readonly busy: boolean
  readonly confirm: () => void
  readonly again: () => void
}

/** What would be imported, what is still in doubt, and the button that does it; stays in sight. */
export function SummaryBar(props: Props): JSX.Element {
  const counts = () => props.mending.counts()
  const count = (filter: (typeof filters)[number]) =>
    ({
      all: props.preview.rows.length,
      problems: counts().problems,
      duplicates: counts().duplicates,
    })[filter]
  const refused = () => {
    if (needsTitle(props.preview)) return t('import.needsTitle')
    if (counts().included === 0) return t('import.nothing')
    return counts().blocked > 0 ? t('import.blocked', counts().blocked) : null
  }
  return (
    <section class="summary-bar" aria-label={t('import.summary')}>
      <div class="row">
        <b class="truncate">{props.preview.title ?? props.fileName}</b>
        <span class="small muted">
          {[props.preview.reportedBy, props.preview.reportedOn].filter(Boolean).join(' · ')}
        </span>
        <Button tone="quiet" class="push" onClick={props.again}>
          {t('import.another')}
        </Button>
      </div>
      <div class="row">
        <For each={filters}>
          {(filter) => (
            <button
              type="button"
              class="pill"
              classList={{ late: filter === 'problems' && counts().problems > 0 }}
              aria-pressed={props.mending.filter() === filter}
              onClick={() => props.mending.show(filter)}
            >
              {t(`import.filter.${filter}`)} <b>{count(filter)}</b>
            </button>
          )}
        </For>
        <Show when={counts().problems > 0}>
          <button
            type="button"
            class="link small"
            onClick={() => props.mending.skipAll('problems')}
          >
            {t('import.skipProblems')}
          </button>
        </Show>
        <span class="push" role="status">
          {t('import.willImport', counts().included, counts().skipped)}
        </span>
        <Button tone="primary" busy={props.busy} refused={refused()} onClick={props.confirm}>
          {t('import.confirm', counts().included)}
        </Button>
      </div>
      <Show when={refused()}>
        <p class="small soon">{refused()}</p>
      </Show>
      <For each={props.preview.sheetsWithoutHeader}>
        {(sheet) => (
          <p class="small soon">
            {props.preview.columns.some((column) => column.sheet === sheet)
              ? t('import.unsureHeader', sheet)
              : t('import.noHeader', sheet)}
          </p>
        )}
      </For>
      <Show when={props.preview.notes.length > 0}>
        <details class="small muted">
          <summary>{t('import.notes', props.preview.notes.length)}</summary>
          <For each={props.preview.notes}>{(note) => <p>{note}</p>}</For>
        </details>
      </Show>
    </section>
  )
}

import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import { severityLabel } from '../cases/labels.ts'
import { t } from '../i18n/locale.ts'
import { Cell, type CellProps, mendOf, settled } from './cell.tsx'

const severities = ['general', 'serious'] as const

/** How severe, where from, what was remarked, and the columns nobody knows, which are kept as words. */
export function RestCell(props: CellProps): JSX.Element {
  const fields = () => props.row.fields
  const severity = () => mendOf(props)?.severity ?? fields().severity.value
  const shown = () =>
    [
      severity() === 'serious' ? severityLabel('serious') : '',
      fields().source.raw && `${t('import.field.source')}:${fields().source.raw}`,
      fields().remark.raw && `${t('import.field.remark')}:${fields().remark.raw}`,
      ...Object.entries(props.row.others).map(([heading, words]) => `${heading}:${words}`),
    ]
      .filter(Boolean)
      .join('\n')
  return (
    <Cell {...props} name="severity" shown={shown()} same={[fields().severity.raw.trim()]}>
      <Show when={fields().severity.problem || mendOf(props)?.severity}>
        <select
          class="input"
          aria-label={t('import.field.severity')}
          onChange={(event) => {
            const chosen = severities.find((one) => one === event.currentTarget.value)
            if (chosen) settled(props.mending.settle(props.at, 'severity', chosen))
          }}
        >
          <option value="">{t('import.chooseSeverity')}</option>
          <For each={severities}>
            {(one) => (
              <option value={one} selected={mendOf(props)?.severity === one}>
                {severityLabel(one)}
              </option>
            )}
          </For>
        </select>
      </Show>
    </Cell>
  )
}

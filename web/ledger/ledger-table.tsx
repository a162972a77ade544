import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import { severityLabel } from '../cases/labels.ts'
import type { CaseItem } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { dueTone } from '../ui/due.ts'
import { DueLabel } from '../ui/due-label.tsx'
import { dayText } from '../ui/time.ts'

const columns = [
  'number',
  'category',
  'title',
  'measures',
  'leader',
  'section',
  'responsible',
  'deadline',
  'progress',
] as const

/** The ledger in the office's columns; on a phone each row is a card with the labels in front. */
export function LedgerTable(props: { readonly items: readonly CaseItem[] }): JSX.Element {
  return (
    <div class="table-wrap" tabindex="0" role="group" aria-label={t('shell.place.ledger')}>
      <table class="ledger-table">
        <thead>
          <tr>
            <For each={columns}>
              {(column) => <th scope="col">{t(`ledger.column.${column}`)}</th>}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.items}>{(item) => <Row item={item} />}</For>
        </tbody>
      </table>
    </div>
  )
}

function Row(props: { readonly item: CaseItem }): JSX.Element {
  const people = () =>
    [props.item.responsible, ...props.item.coResponsible]
      .flatMap((one) => one?.name ?? [])
      .join(t('common.comma'))
  const cell = (column: (typeof columns)[number]) => ({
    'data-label': t(`ledger.column.${column}`),
  })
  return (
    <tr>
      <td {...cell('number')} class="number">
        {props.item.number ?? '—'}
      </td>
      <td {...cell('category')} class="names">
        {text(props.item.category) || '—'}
      </td>
      <td class="title">
        <A class="link" href={`/cases/${encodeURIComponent(props.item.id)}`}>
          {props.item.title}
        </A>
        <Show when={props.item.severity === 'serious'}>
          {' '}
          <span class="tag soon">{severityLabel(props.item.severity)}</span>
        </Show>
        <Show when={props.item.returns > 0}>
          {' '}
          <span class="tag">{t('ledger.returned', props.item.returns)}</span>
        </Show>
      </td>
      <td {...cell('measures')} class="measures">
        <span class="clamp" title={props.item.measures ?? undefined}>
          {props.item.measures ?? '—'}
        </span>
      </td>
      <td {...cell('leader')} class="names">
        {props.item.leader?.name ?? '—'}
      </td>
      <td {...cell('section')} class="names">
        {props.item.section?.name ?? '—'}
      </td>
      <td {...cell('responsible')} class="names">
        {people() || '—'}
      </td>
      <td {...cell('deadline')} class="nowrap">
        {props.item.dueDate ? dayText(props.item.dueDate) : '—'}
      </td>
      <td {...cell('progress')}>
        <Show
          when={props.item.status === 'open'}
          fallback={<span class="tag done">{t(`case.status.${props.item.status}`)}</span>}
        >
          <span class="progress-cell">
            {text(props.item.stepTitle)}
            <Show when={dueTone(props.item) !== 'plain'}>
              <span class={`tag ${dueTone(props.item)}`}>
                <DueLabel due={props.item} />
              </span>
            </Show>
          </span>
        </Show>
        <Show when={props.item.recognition}>
          {(how) => <span class="small muted"> {t(`case.recognition.${how()}`)}</span>}
        </Show>
      </td>
    </tr>
  )
}

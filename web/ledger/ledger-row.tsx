import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import { findProcedure } from '../../workflows/procedures.ts'
import { severityLabel } from '../cases/labels.ts'
import type { CaseItem } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { dueTone } from '../ui/due.ts'
import { DueLabel } from '../ui/due-label.tsx'
import { dayText } from '../ui/time.ts'

export const columns = [
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

/** An issue in the office's columns; `at` counts from 0. */
export function LedgerRow(props: {
  readonly item: CaseItem
  readonly at: number
  readonly ref?: (row: HTMLTableRowElement) => void
}): JSX.Element {
  const people = () =>
    [props.item.responsible, ...props.item.coResponsible]
      .flatMap((one) => one?.name ?? [])
      .join(t('common.comma'))
  const cell = (column: (typeof columns)[number]) => ({
    'data-label': t(`ledger.column.${column}`),
  })
  return (
    <tr ref={props.ref} data-index={props.at} aria-rowindex={props.at + 2}>
      <td {...cell('number')} class="number">
        {props.item.number ?? '—'}
      </td>
      <td {...cell('category')} class="names">
        {props.item.category ?? '—'}
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
            <Pips item={props.item} />
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

/** How many of the five steps are done and which is under way; the step's name stands beside it. */
function Pips(props: { readonly item: CaseItem }): JSX.Element {
  const stages = () => findProcedure(props.item.procedure)?.stages ?? []
  return (
    <span
      class="pips"
      aria-hidden="true"
      title={stages()
        .map((one) => text(one.title))
        .join(' — ')}
    >
      <For each={stages()}>
        {(_, at) => (
          <i classList={{ done: at() < props.item.stage, now: at() === props.item.stage }} />
        )}
      </For>
    </span>
  )
}

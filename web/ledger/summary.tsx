import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'
import type { LedgerSummary } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import type { LedgerUrl } from './ledger-url.ts'
import { MonthPicker } from './month-picker.tsx'
import { isPoor, rateText, totalOf } from './rate.ts'

type Props = { readonly summary: LedgerSummary; readonly url: LedgerUrl; readonly name: string }

/** The month's rate with what it is made of; for the bureau, section by section. */
export function Summary(props: Props): JSX.Element {
  const shown = createMemo(() => totalOf(props.summary, props.url.section()))
  return (
    <section class="card summary" aria-label={t('ledger.rate')}>
      <div class="rate">
        <p class="small muted">{t('ledger.rateOf', props.name)}</p>
        <p class="figure" classList={{ late: isPoor(shown().rate, props.summary.rateMin) }}>
          {rateText(shown().rate)}
        </p>
        <p class="small">
          <A class="link" href={props.url.href(props.url.section(), 'closed-of-due')}>
            {t('ledger.numerator', shown().closedOfDue)}
          </A>{' '}
          ÷{' '}
          <A class="link" href={props.url.href(props.url.section(), 'due-this-month')}>
            {t('ledger.denominator', shown().due)}
          </A>
        </p>
        <Show when={props.summary.rateMin}>
          {(min) => (
            <p class="small muted" title={min().article ?? undefined}>
              {t('ledger.rateMin', rateText(min().value), min().source)}
            </p>
          )}
        </Show>
        <MonthPicker month={props.url.month()} onChange={(month) => props.url.set({ month })} />
      </div>
      <Show when={!props.url.section() && props.summary.sections.length > 1}>
        <div class="by-section" tabindex="0" role="group" aria-label={t('ledger.bySection')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('ledger.section')}</th>
                <th scope="col">{t('ledger.rate')}</th>
                <th scope="col">{t('ledger.state.open')}</th>
                <th scope="col">{t('ledger.state.overdue')}</th>
                <th scope="col">{t('ledger.state.paused')}</th>
                <th scope="col">{t('ledger.state.closed')}</th>
              </tr>
            </thead>
            <tbody>
              <For each={props.summary.sections}>
                {(row) => (
                  <tr>
                    <th scope="row">
                      <A class="link" href={props.url.href(row.section.id, 'all')}>
                        {row.section.name}
                      </A>
                    </th>
                    <td>
                      <A
                        href={props.url.href(row.section.id, 'due-this-month')}
                        classList={{ late: isPoor(row.rate, props.summary.rateMin) }}
                      >
                        {rateText(row.rate)}
                        <span class="small muted">
                          {' '}
                          {row.due > 0 ? `${row.closedOfDue}/${row.due}` : ''}
                        </span>
                      </A>
                    </td>
                    <For each={['open', 'overdue', 'paused', 'closed'] as const}>
                      {(state) => (
                        <td>
                          <A
                            href={props.url.href(row.section.id, state)}
                            classList={{
                              late: state === 'overdue' && row.overdue > 0,
                              muted: row[state] === 0,
                            }}
                          >
                            {row[state]}
                          </A>
                        </td>
                      )}
                    </For>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
      </Show>
    </section>
  )
}

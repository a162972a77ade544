import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import { getSample, listRates } from '../calls/audit.ts'
import { keys } from '../calls/keys.ts'
import { useQuery } from '../calls/use-query.ts'
import type { AuditSample, CaseDetail, RateList } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import { Loaded } from '../ui/states.tsx'
import { amountText, periodText } from './amount.ts'
import { DrawAgain } from './draw-again.tsx'

/** What an audit drew and found, how to draw again, and the rates of its month. */
export function Audit(props: { readonly detail: CaseDetail }): JSX.Element {
  const sample = useQuery(() => ({
    queryKey: keys.auditSample(props.detail.id),
    queryFn: () => getSample(props.detail.id),
  }))
  return (
    <>
      <section class="card audit">
        <h2>{t('audit.drawn')}</h2>
        <Loaded query={sample}>
          {(data) => (
            <>
              <Drawn sample={data()} />
              <DrawAgain sample={data()} />
            </>
          )}
        </Loaded>
      </section>
      <Show when={props.detail.why?.period}>{(period) => <Rates period={period()} />}</Show>
    </>
  )
}

function Drawn(props: { readonly sample: AuditSample }): JSX.Element {
  const drawn = () => props.sample.population.filter((one) => one.drawn)
  const finding = (one: AuditSample['population'][number]) => {
    if (one.checked === 'elsewhere') return <span class="tag">{t('audit.elsewhere')}</span>
    if (one.finding === 'false') return <span class="tag late">{t('audit.false')}</span>
    if (one.finding === 'holds') return <span class="tag done">{t('audit.holds')}</span>
    return <span class="tag">{t('audit.unchecked')}</span>
  }
  return (
    <ul class="drawn">
      <For each={drawn()}>
        {(one) => (
          <li>
            <Show when={one.id} fallback={<span class="muted">{t('audit.keptFromYou')}</span>}>
              {(id) => (
                <A class="link" href={`/cases/${encodeURIComponent(id())}`}>
                  {[one.number, one.title].filter(Boolean).join(' ')}
                </A>
              )}
            </Show>
            <span class="small muted">{one.section}</span>
            {finding(one)}
            <Show when={one.reason}>{(why) => <p class="small reason">{why()}</p>}</Show>
          </li>
        )}
      </For>
    </ul>
  )
}

function Rates(props: { readonly period: string }): JSX.Element {
  const rates = useQuery(() => ({
    queryKey: keys.rates(props.period),
    queryFn: () => listRates(props.period),
  }))
  const href = (section: string, state: string) =>
    `/ledger/${encodeURIComponent(section)}?state=${state}&month=${props.period}`
  const counted = (data: RateList) => data.sections.filter((one) => one.due > 0)
  return (
    <section class="card rates">
      <h2>{t('audit.rates', periodText(props.period))}</h2>
      <Loaded query={rates}>
        {(data) => (
          <div class="by-section">
            <table>
              <thead>
                <tr>
                  <th>{t('case.section')}</th>
                  <th>{t('audit.closed')}</th>
                  <th>{t('audit.due')}</th>
                  <th>{t('ledger.rate')}</th>
                </tr>
              </thead>
              <tbody>
                <For each={counted(data())}>
                  {(one) => (
                    <tr>
                      <th>{one.section.name}</th>
                      <td>
                        <A class="link" href={href(one.section.id, 'closed-of-due')}>
                          {one.closed}
                        </A>
                      </td>
                      <td>
                        <A class="link" href={href(one.section.id, 'due-this-month')}>
                          {one.due}
                        </A>
                      </td>
                      <td classList={{ late: one.below, strong: one.below }}>
                        {amountText(one.rate ?? 0, 'ratio')}
                      </td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
            <p class="small muted">
              <Show when={data().minimum}>
                {(minimum) => (
                  <>
                    {t('audit.minimum', amountText(minimum().value, 'ratio'))}{' '}
                    <code>{minimum().rule}</code>{' '}
                  </>
                )}
              </Show>
              {t('audit.noneDue', data().sections.length - counted(data()).length)}
            </p>
          </div>
        )}
      </Loaded>
    </section>
  )
}

import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import type { CaseDetail } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { dateOf, dayText } from '../ui/time.ts'
import { amountText, periodText } from './amount.ts'

type Reasons = NonNullable<CaseDetail['why']>
type Props = {
  readonly why: Reasons
  /** The section that was measured. */
  readonly section: string | undefined
  /** The page lists the rows in its own way. */
  readonly withoutRows?: boolean
}

/** Why a case came about by rule: the rule, what was measured, the rows counted, who decided, what followed. */
export function Why(props: Props): JSX.Element {
  const decidedBy = () => {
    const names = new Set(props.why.consequences.flatMap((one) => one.decidedBy))
    return names.size > 0 ? [...names].join(t('common.comma')) : t('why.bySystem')
  }
  return (
    <section class="card why" aria-labelledby="why">
      <h2 id="why">{t('why.title')}</h2>
      <dl class="facts">
        <div>
          <dt>{t('why.rule')}</dt>
          <dd>
            <code>{props.why.rule}</code> {t('why.version', props.why.ruleVersion)}
            <Show when={props.why.article}>{(article) => <p class="small">{article()}</p>}</Show>
            <Show when={props.why.source}>{(source) => <p class="small muted">{source()}</p>}</Show>
          </dd>
        </div>
        <div>
          <dt>{t('why.threshold')}</dt>
          <dd>{amountText(props.why.threshold, props.why.unit)}</dd>
        </div>
        <div>
          <dt>{t('why.value')}</dt>
          <dd>
            <b classList={{ late: props.why.consequences.length > 0 }}>
              {amountText(props.why.value, props.why.unit)}
            </b>
          </dd>
        </div>
        <Show when={props.why.period}>
          {(period) => (
            <div>
              <dt>{t('why.period')}</dt>
              <dd>
                {periodText(period())}
                <Show when={ledgerOf(period(), props.section)}>
                  {(href) => (
                    <A class="link small ledger-link" href={href()}>
                      {t('why.ledger')}
                    </A>
                  )}
                </Show>
              </dd>
            </div>
          )}
        </Show>
        <div>
          <dt>{t('why.decidedBy')}</dt>
          <dd>{decidedBy()}</dd>
        </div>
        <For each={props.why.consequences}>
          {(one) => (
            <div>
              <dt>{t('why.consequence')}</dt>
              <dd>
                {[text(one.title), one.person].filter(Boolean).join(' · ')}
                <span class="small muted">
                  {' '}
                  {one.liftedAt
                    ? t('why.lifted', dayText(dateOf(one.liftedAt)))
                    : dayText(dateOf(one.at))}
                </span>
              </dd>
            </div>
          )}
        </For>
      </dl>
      <Show when={!props.withoutRows}>
        <Counted why={props.why} />
      </Show>
    </section>
  )
}

function Counted(props: { readonly why: Reasons }): JSX.Element {
  return (
    <>
      <h3>{t('why.counted', props.why.rows.length + props.why.hidden)}</h3>
      <ul class="counted">
        <For each={props.why.rows}>
          {(row) => (
            <li>
              <A class="link" href={`/cases/${encodeURIComponent(row.id)}`}>
                {[row.number, row.title].filter(Boolean).join(' ')}
              </A>
            </li>
          )}
        </For>
        <Show when={props.why.hidden > 0}>
          <li class="small muted">{t('why.hidden', props.why.hidden)}</li>
        </Show>
      </ul>
    </>
  )
}

/** The list of what was due in a month; a quarter has no list of its own. */
function ledgerOf(period: string, section: string | undefined): string | undefined {
  if (!section || !/^\d{4}-\d{2}$/.test(period)) return undefined
  return `/ledger/${encodeURIComponent(section)}?state=due-this-month&month=${period}`
}

import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import type { ImposedWhy } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { dateOf, dayText } from '../ui/time.ts'

/** Why: each consequence with its rule, what was measured, who decided it, and how long it holds. */
export function Whys(props: { readonly whys: readonly ImposedWhy[] }): JSX.Element {
  return (
    <Show when={props.whys.length > 0}>
      <details class="whys">
        <summary>{t('excellence.why')}</summary>
        <For each={props.whys}>{(why) => <Why why={why} />}</For>
      </details>
    </Show>
  )
}

function Why(props: { readonly why: ImposedWhy }): JSX.Element {
  const when = () => {
    const { at, until, liftedAt } = props.why
    return [
      dayText(dateOf(at)),
      until && t('excellence.until', dayText(until)),
      liftedAt && t('excellence.lifted', dayText(dateOf(liftedAt))),
    ]
      .filter(Boolean)
      .join(' · ')
  }
  const measured = () => {
    const { value, threshold } = props.why
    return value === null || threshold === null
      ? undefined
      : t('excellence.measured', value, threshold)
  }
  const facts = (): readonly (readonly [string, string | undefined])[] => [
    [t('excellence.value'), measured()],
    [t('excellence.period'), props.why.period ?? undefined],
    [t('excellence.counted'), t('excellence.countedCases', props.why.counted)],
    [
      t('excellence.decidedBy'),
      props.why.decidedBy.join(t('common.comma')) || t('excellence.bySystem'),
    ],
  ]
  return (
    <section class="why-one">
      <h3>{text(props.why.title)}</h3>
      <p class="small muted">{when()}</p>
      <dl class="known small">
        <div>
          <dt>{t('excellence.rule')}</dt>
          <dd>
            <code>{props.why.rule}</code> {t('excellence.version', props.why.ruleVersion)}
          </dd>
        </div>
        <For each={facts().filter(([, value]) => value)}>
          {([label, value]) => (
            <div>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          )}
        </For>
      </dl>
      <Show when={props.why.case}>
        {(one) => (
          <A class="link small" href={`/cases/${encodeURIComponent(one().id)}`}>
            {one().number ?? one().id}
          </A>
        )}
      </Show>
    </section>
  )
}

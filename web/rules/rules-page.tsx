import { A, useSearchParams } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'
import { keys } from '../calls/keys.ts'
import { listRules } from '../calls/rules.ts'
import { useQuery } from '../calls/use-query.ts'
import type { RuleItem } from '../contract.ts'
import './rules.css'
import { t, text } from '../i18n/locale.ts'
import { matches } from '../shell/match.ts'
import { useKeys } from '../ui/keys.ts'
import { Empty, Loaded } from '../ui/states.tsx'
import { dayText } from '../ui/time.ts'

/** Every number of the bureau by the document it is from: everybody may read them. */
export default function RulesPage(): JSX.Element {
  const rules = useQuery(() => ({ queryKey: keys.rules, queryFn: listRules }))
  const [search, setSearch] = useSearchParams()
  let field: HTMLInputElement | undefined
  const q = () => (Array.isArray(search['q']) ? search['q'][0] : search['q']) ?? ''
  useKeys(() => ({ '/': () => field?.focus() }))
  const groups = createMemo(() => {
    const found = (rules.isSuccess ? rules.data : []).filter((rule) =>
      matches(q(), rule.id, text(rule.title), text(rule.source), rule.article),
    )
    return [...Map.groupBy(found, (rule) => rule.source.zh).values()]
  })
  return (
    <div class="page rules">
      <header class="page-head">
        <h1>{t('rules.title')}</h1>
        <input
          ref={field}
          class="input find no-print"
          type="search"
          aria-label={t('rules.find')}
          placeholder={t('rules.find')}
          value={q()}
          onInput={(event) =>
            setSearch({ q: event.currentTarget.value || undefined }, { replace: true })
          }
        />
      </header>
      <p class="muted lead">{t('rules.lead')}</p>
      <Loaded query={rules}>
        {() => (
          <For
            each={groups()}
            fallback={<Empty title={t('common.nothingFound')} words={t('rules.emptyWords')} />}
          >
            {(group) => (
              <section class="rule-group">
                <h2>
                  {text(group[0]?.source)}{' '}
                  <span class="small muted">{t('rules.count', group.length)}</span>
                </h2>
                <ul class="rule-list">
                  <For each={group}>{(rule) => <Row rule={rule} />}</For>
                </ul>
              </section>
            )}
          </For>
        )}
      </Loaded>
    </div>
  )
}

function Row(props: { readonly rule: RuleItem }): JSX.Element {
  return (
    <li>
      <A class="rule-row" href={`/rules/${encodeURIComponent(props.rule.id)}`}>
        <span class="name">
          <b>{text(props.rule.title)}</b>
          <code class="small muted">{props.rule.id}</code>
        </span>
        <span class="value">{text(props.rule.valueText)}</span>
        <span class="small muted since">
          {t('rules.version', props.rule.version)}
          {' · '}
          {t('rules.since', dayText(props.rule.effectiveFrom))}
        </span>
        <span class="small muted article">{props.rule.article}</span>
        <span class="marks">
          <Show when={props.rule.next}>
            {(next) => (
              <span class="tag">
                {t('rules.next', text(next().valueText), dayText(next().effectiveFrom))}
              </span>
            )}
          </Show>
          <Show when={props.rule.proposal}>
            {(proposal) => (
              <span class="tag soon">{t('rules.pending', text(proposal().valueText))}</span>
            )}
          </Show>
        </span>
      </A>
    </li>
  )
}

import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import { keys } from '../calls/keys.ts'
import { casesOfRule } from '../calls/rules.ts'
import type { RuleDetail } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import { Dialog } from '../ui/dialog.tsx'
import { dateOf, dayText } from '../ui/time.ts'
import { MorePages } from './more-pages.tsx'
import { useAllPages } from './use-all-pages.ts'

type Of = 'deadlines' | 'older'

/** Where the rule is at work now; every figure opens its cases. */
export function RuleUse(props: { readonly rule: RuleDetail }): JSX.Element {
  const [open, setOpen] = createSignal<Of>()
  const figure = (of: Of) => {
    const n = props.rule[of]
    const words = of === 'deadlines' ? t('rules.deadlines', n) : t('rules.older', n)
    return n === 0 ? (
      words
    ) : (
      <button type="button" class="link" onClick={() => setOpen(of)}>
        {words}
      </button>
    )
  }
  return (
    <section class="card stack tight">
      <h2>{t('rules.use')}</h2>
      <p>{figure('deadlines')}</p>
      <p>
        <Show when={props.rule.older > 0} fallback={<span>{t('rules.olderNone')}</span>}>
          {figure('older')}
        </Show>
      </p>
      <p class="small muted">{t('rules.keepWords')}</p>
      <Show when={open()} keyed>
        {(of) => <Cases rule={props.rule.id} of={of} close={() => setOpen(undefined)} />}
      </Show>
    </section>
  )
}

function Cases(props: {
  readonly rule: string
  readonly of: Of
  readonly close: () => void
}): JSX.Element {
  const list = useAllPages(() => ({
    key: [...keys.rule(props.rule), props.of],
    page: (cursor) => casesOfRule(props.rule, props.of, cursor),
  }))
  const title = () => (props.of === 'deadlines' ? t('rules.deadlinesTitle') : t('rules.olderTitle'))
  return (
    <Dialog class="wide" title={title()} onClose={() => props.close()}>
      <ul class="rows">
        <For each={list.items()}>
          {(one) => (
            <li>
              <A class="link" href={`/cases/${encodeURIComponent(one.id)}`}>
                {one.title}
              </A>
              <span class="small muted">
                {[one.number, one.section?.name].filter(Boolean).join(' · ')}
              </span>
              <span class="small muted">
                {one.dueDate ? t('rules.due', dayText(one.dueDate)) : dayText(dateOf(one.openedAt))}
              </span>
            </li>
          )}
        </For>
      </ul>
      <MorePages list={list} />
    </Dialog>
  )
}

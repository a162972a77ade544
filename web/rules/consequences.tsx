import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import { keys } from '../calls/keys.ts'
import { consequencesOfRule } from '../calls/rules.ts'
import { t, text } from '../i18n/locale.ts'
import { Dialog } from '../ui/dialog.tsx'
import { dateOf, dayText } from '../ui/time.ts'
import { MorePages } from './more-pages.tsx'
import { useAllPages } from './use-all-pages.ts'

/** What a version of a rule led to: the rows behind the figure. */
export function Consequences(props: {
  readonly rule: string
  readonly version: number
  readonly close: () => void
}): JSX.Element {
  const list = useAllPages(() => ({
    key: [...keys.rule(props.rule), 'consequences', props.version],
    page: (cursor) => consequencesOfRule(props.rule, props.version, cursor),
  }))
  return (
    <Dialog
      class="wide"
      title={t('rules.consequencesTitle', props.version)}
      onClose={() => props.close()}
    >
      <ul class="rows">
        <For each={list.items()} fallback={<li class="muted">{t('rules.none')}</li>}>
          {(one) => (
            <li>
              <span>
                <b>{text(one.kindText)}</b>{' '}
                {[one.section?.name, one.person?.name].filter(Boolean).join(' · ')}
                <Show when={one.liftedAt}>
                  <span class="tag done">{t('rules.lifted')}</span>
                </Show>
              </span>
              <span class="small muted">
                {[
                  dayText(dateOf(one.at)),
                  one.period,
                  one.value && one.threshold
                    ? t('rules.measured', text(one.value), text(one.threshold))
                    : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <A class="link" href={`/cases/${encodeURIComponent(one.caseId)}`}>
                {one.caseNumber ?? t('rules.openCase')}
              </A>
            </li>
          )}
        </For>
      </ul>
      <MorePages list={list} />
    </Dialog>
  )
}

import Check from 'lucide-solid/icons/check'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import type { CaseDetail } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { dateOf, dayText, exactText } from '../ui/time.ts'

/** The five stations 发现—登记—整改—销号—回头看 and how far the case has come. */
export function Stages(props: { readonly stages: CaseDetail['stages'] }): JSX.Element {
  return (
    <ol class="stages" aria-label={t('case.progress')}>
      <For each={props.stages}>
        {(stage, at) => (
          <li class={stage.state} aria-current={stage.state === 'now' ? 'step' : undefined}>
            <span class="mark" aria-hidden="true">
              <Show when={stage.state === 'done'} fallback={at() + 1}>
                <Check class="icon" />
              </Show>
            </span>
            <span class="name">{text(stage.title)}</span>
            <span class="small muted">
              <Show when={stage.at} fallback={stage.state === 'now' ? t('case.inProgress') : ''}>
                {(when) => (
                  <time datetime={when()} title={exactText(when())}>
                    {dayText(dateOf(when()))}
                  </time>
                )}
              </Show>
            </span>
            <span class="hidden-label">{t(`case.stage.${stage.state}`)}</span>
          </li>
        )}
      </For>
    </ol>
  )
}

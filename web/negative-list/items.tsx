import type { JSX } from 'solid-js'
import { For } from 'solid-js'
import type { NegativeList } from '../contract.ts'
import './negative-list.css'
import { t, text } from '../i18n/locale.ts'
import { dayText } from '../ui/time.ts'

/** 负面清单 as it is read and printed; `beside` is what stands at the end of an item's line. */
export function Items(props: {
  readonly list: NegativeList
  readonly beside?: (id: string) => JSX.Element
}): JSX.Element {
  return (
    <>
      <h1 class="negative-title">{t('negative.heading', props.list.items.length)}</h1>
      <p class="small muted negative-version">
        {t('negative.version', props.list.version, dayText(props.list.effectiveFrom))}
      </p>
      <ol class="negative-items">
        <For each={props.list.items}>
          {(item, at) => (
            <li>
              <span class="no">{at() + 1}</span>
              <span class="what">{text(item)}</span>
              {props.beside?.(item.id)}
            </li>
          )}
        </For>
      </ol>
    </>
  )
}

import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import type { TaskDetail } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'

/** What the system knows already, so that nobody looks for it or types it again. */
export function Known(props: { readonly known: TaskDetail['known'] }): JSX.Element {
  return (
    <Show when={props.known.length > 0}>
      <dl class="known" aria-label={t('task.known')}>
        <For each={props.known}>
          {(fact) => (
            <div>
              <dt>{text(fact.label)}</dt>
              <dd>{fact.value}</dd>
            </div>
          )}
        </For>
      </dl>
    </Show>
  )
}

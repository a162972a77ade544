import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import type { CaseDetail } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'

/** Cases this one came from or led to. */
export function Linked(props: { readonly linked: CaseDetail['linked'] }): JSX.Element {
  return (
    <Show when={props.linked.length > 0}>
      <section class="card">
        <h2>{t('case.linked')}</h2>
        <ul class="stack">
          <For each={props.linked}>
            {(one) => (
              <li>
                <span class="tag">{text(one.relation)}</span>{' '}
                <A class="link" href={`/cases/${encodeURIComponent(one.id)}`}>
                  {[one.number, one.title].filter(Boolean).join(' ')}
                </A>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import type { DocumentLink } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { StatusTag } from './status-tag.tsx'

/** The documents of a case, on its page and on those of its tasks. */
export function DocumentLinks(props: { readonly documents: readonly DocumentLink[] }): JSX.Element {
  return (
    <Show when={props.documents.length > 0}>
      <section>
        <h2>{t('documents.ofCase')}</h2>
        <ul class="stack">
          <For each={props.documents}>
            {(one) => (
              <li class="row">
                <span class="tag">{text(one.kindTitle)}</span>
                <A class="link" href={`/documents/${encodeURIComponent(one.id)}`}>
                  {one.title}
                </A>
                <StatusTag item={one} />
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

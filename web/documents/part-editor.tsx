import X from 'lucide-solid/icons/x'
import type { JSX } from 'solid-js'
import { Match, Show, Switch } from 'solid-js'
import { t } from '../i18n/locale.ts'
import type { Part } from './edited.ts'
import { Block } from './paper.tsx'

type Props = {
  readonly part: Part
  readonly change: (part: Part) => void
  readonly remove: () => void
  readonly up: (() => void) | undefined
}

/** One part of a draft: words to be typed, or a table to be read. */
export function PartEditor(props: Props): JSX.Element {
  const as = <K extends Part['block']>(kind: K) =>
    props.part.block === kind ? (props.part as Extract<Part, { block: K }>) : undefined
  return (
    <Switch>
      <Match when={as('heading')}>
        {(part) => (
          <div class="part">
            <Head {...props} label={t(`documents.heading.${part().level}`)}>
              <button
                type="button"
                class="link small"
                onClick={() => props.change({ ...part(), level: part().level === 1 ? 2 : 1 })}
              >
                {t(`documents.heading.${part().level === 1 ? 2 : 1}`)}
              </button>
            </Head>
            <input
              class={`input level-${part().level}`}
              aria-label={t(`documents.heading.${part().level}`)}
              maxlength={200}
              value={part().text}
              onInput={(event) => props.change({ ...part(), text: event.currentTarget.value })}
            />
          </div>
        )}
      </Match>
      <Match when={as('paragraph')}>
        {(part) => (
          <div class="part">
            <Head {...props} label={t('documents.paragraph')} />
            <textarea
              class="input"
              aria-label={t('documents.paragraph')}
              rows={3}
              maxlength={4000}
              value={part().text}
              onInput={(event) => props.change({ ...part(), text: event.currentTarget.value })}
            />
          </div>
        )}
      </Match>
      <Match when={as('table')}>
        {(part) => (
          <div class="part kept">
            <p class="small muted">{t('documents.tableWords')}</p>
            <div lang="zh-CN">
              <Block block={part().table} />
            </div>
          </div>
        )}
      </Match>
    </Switch>
  )
}

function Head(
  props: Props & { readonly label: string; readonly children?: JSX.Element },
): JSX.Element {
  return (
    <div class="row part-head">
      <span class="small muted">{props.label}</span>
      {props.children}
      <Show when={props.up}>
        {(up) => (
          <button type="button" class="link small push" onClick={() => up()()}>
            {t('documents.up')}
          </button>
        )}
      </Show>
      <button
        type="button"
        class="button quiet icon-only"
        classList={{ push: !props.up }}
        aria-label={t('common.remove')}
        title={t('common.remove')}
        onClick={() => props.remove()}
      >
        <X class="icon" aria-hidden="true" />
      </button>
    </div>
  )
}

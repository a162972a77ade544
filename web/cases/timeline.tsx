import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'
import './timeline.css'
import { evidenceUrl } from '../calls/tasks.ts'
import type { NextEntry, TimelineEntry } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { exactText, momentText } from '../ui/time.ts'

const shownAtFirst = 8

/** What happened, newest first; refused attempts stay on the record and read as such. */
export function Timeline(props: {
  readonly entries: readonly TimelineEntry[]
  readonly all?: boolean
}): JSX.Element {
  const [isAll, setAll] = createSignal(false)
  const sorted = createMemo(() => [...props.entries].sort((a, b) => b.seq - a.seq))
  const shown = () => (props.all || isAll() ? sorted() : sorted().slice(0, shownAtFirst))
  return (
    <>
      <ol class="timeline">
        <For each={shown()} fallback={<li class="muted">{t('task.nothingYet')}</li>}>
          {(entry) => (
            <li classList={{ late: Boolean(entry.refused) }}>
              <time class="small muted" datetime={entry.at} title={exactText(entry.at)}>
                {momentText(entry.at)}
              </time>
              <p>
                {text(entry.text)}
                <Show when={entry.onBehalfOf}>
                  {(whom) => <span class="muted"> ({t('task.onBehalf', whom())})</span>}
                </Show>
              </p>
              <Show when={entry.refused}>
                {(why) => <p class="small">{t('task.refused', why())}</p>}
              </Show>
              <Show when={entry.words}>{(words) => <blockquote>{words()}</blockquote>}</Show>
              <Show when={entry.evidence.length > 0}>
                <p class="small">
                  <For each={entry.evidence}>
                    {(file) => (
                      <a class="link" href={evidenceUrl(file.id)} target="_blank" rel="noopener">
                        {file.name}
                      </a>
                    )}
                  </For>
                </p>
              </Show>
              <Show when={entry.rule}>
                {(rule) => <p class="small muted">{t('state.rule', rule())}</p>}
              </Show>
            </li>
          )}
        </For>
      </ol>
      <Show when={shown().length < sorted().length}>
        <button type="button" class="link small" onClick={() => setAll(true)}>
          {t('task.allEntries', sorted().length)}
        </button>
      </Show>
    </>
  )
}

/** What happens by itself and when, after what is waited for now. */
export function NextSteps(props: {
  readonly next: readonly NextEntry[]
  readonly now?: string
}): JSX.Element {
  return (
    <ol class="timeline will">
      <Show when={props.now}>{(now) => <li class="now strong">{now()}</li>}</Show>
      <For each={props.next} fallback={<li class="muted">{t('task.nothingArmed')}</li>}>
        {(entry) => (
          <li classList={{ late: entry.severe }}>
            <time class="small" datetime={entry.at} title={exactText(entry.at)}>
              {momentText(entry.at)}
            </time>
            <p>{text(entry.text)}</p>
            <Show when={entry.rule}>
              {(rule) => <p class="small muted">{t('state.rule', rule())}</p>}
            </Show>
          </li>
        )}
      </For>
    </ol>
  )
}

import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import type { CaseDetail } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { dayText } from '../ui/time.ts'

/** Who has the case now; one's own task opens in the inbox. */
export function OpenTasks(props: { readonly detail: CaseDetail }): JSX.Element {
  return (
    <section class="card now-card">
      <h2>{t('case.now')}</h2>
      <ul class="open-tasks">
        <For
          each={props.detail.openTasks}
          fallback={
            <li class="muted">
              {props.detail.status === 'open'
                ? t('case.nobodyNow')
                : text(props.detail.outcome) || t(`case.status.${props.detail.status}`)}
            </li>
          }
        >
          {(task) => (
            <li>
              <span>
                <b>{task.assignee?.name ?? text(task.candidates)}</b> · {text(task.title)}
                <Show when={task.dueDate}>
                  {(day) => <span class="muted"> · {t('case.until', dayText(day()))}</span>}
                </Show>
              </span>
              <Show when={task.mine}>
                <A
                  class="button primary no-print"
                  href={`/inbox?task=${encodeURIComponent(task.id)}`}
                >
                  {t('case.handle')}
                </A>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

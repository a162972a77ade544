import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import type { DutyRun } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { dayText, exactText, momentText } from '../ui/time.ts'

/** A run: for which day, when, by whom, with what it counted and opened; or why nothing was done. */
export function RunLine(props: { readonly run: DutyRun }): JSX.Element {
  return (
    <div class="run">
      <p class="row">
        <time datetime={props.run.ranAt} title={exactText(props.run.ranAt)}>
          {momentText(props.run.ranAt)}
        </time>
        <Show when={props.run.late}>
          <span class="tag soon">{t('duties.late', dayText(props.run.dueOn))}</span>
        </Show>
        <Show when={props.run.skipped !== null}>
          <span class="tag late">{t('duties.skipped')}</span>
        </Show>
        <span class="small muted">{t('duties.by', text(props.run.by))}</span>
      </p>
      <Show when={props.run.skipped}>{(why) => <p class="small">{why()}</p>}</Show>
      <Show when={props.run.figures.length > 0}>
        <p class="small figures">
          <For each={props.run.figures}>
            {(figure) => (
              <span>
                {text(figure.label)} <b>{figure.value}</b>
              </span>
            )}
          </For>
        </p>
      </Show>
      <Show when={props.run.cases.length > 0}>
        <ul class="small cases">
          <For each={props.run.cases}>
            {(one) => (
              <li>
                <A class="link" href={`/cases/${encodeURIComponent(one.id)}`}>
                  {[one.number, one.title].filter(Boolean).join(' ')}
                </A>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  )
}

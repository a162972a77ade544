import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import type { Duty } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { useCan } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { dayText, exactText, momentText, weekdayText } from '../ui/time.ts'
import { PauseDialog } from './pause-dialog.tsx'
import { RunDialog } from './run-dialog.tsx'
import { RunHistory } from './run-history.tsx'
import { RunLine } from './run-line.tsx'

/** One duty: what it does and by which rule, the last run and the next, and what may be done about it. */
export function DutyCard(props: { readonly duty: Duty; readonly isOpen: boolean }): JSX.Element {
  const can = useCan()
  const [asking, setAsking] = createSignal<'pause' | { readonly day: string }>()
  const asked = () => {
    const what = asking()
    return typeof what === 'object' ? what.day : undefined
  }
  return (
    <article class="card duty" aria-labelledby={`duty-${props.duty.id}`}>
      <header class="spread">
        <div>
          <h2 id={`duty-${props.duty.id}`}>{text(props.duty.title)}</h2>
          <p>{text(props.duty.does)}</p>
          <p class="small muted">
            {text(props.duty.when)} · {text(props.duty.source)}
          </p>
        </div>
        <Show when={can('duties.run')}>
          <Button onClick={() => setAsking('pause')}>
            {props.duty.paused ? t('duties.resume') : t('duties.pause')}
          </Button>
        </Show>
      </header>
      <Show when={props.duty.paused}>
        {(pause) => (
          <p class="notice soon">
            {t('duties.pausedSince', momentText(pause().since), pause().by, pause().reason)}
          </p>
        )}
      </Show>
      <dl class="facts">
        <div>
          <dt>{t('duties.last')}</dt>
          <dd>
            <Show
              when={props.duty.last}
              fallback={<span class="muted">{t('duties.neverDone')}</span>}
            >
              {(run) => <RunLine run={run()} />}
            </Show>
          </dd>
        </div>
        <div>
          <dt>{t('duties.next')}</dt>
          <dd>
            <Show when={props.duty.next} fallback={<span class="muted">{t('duties.noNext')}</span>}>
              {(next) => (
                <>
                  <time datetime={next().at} title={exactText(next().at)}>
                    {weekdayText(next().dueOn)} {next().at.slice(11, 16)}
                  </time>
                  <Show when={next().dueOn !== next().day}>
                    <span class="small muted"> {t('duties.moved', dayText(next().day))}</span>
                  </Show>
                  <Show when={next().provisional}>
                    <span class="tag soon">{t('due.provisional')}</span>
                  </Show>
                </>
              )}
            </Show>
          </dd>
        </div>
      </dl>
      <Show when={props.duty.missed.length > 0}>
        <ul class="missed">
          <For each={props.duty.missed}>
            {(one) => (
              <li>
                <span class="late">{t('duties.missed', dayText(one.dueOn))}</span>
                <Show when={can('duties.run')}>
                  <Button onClick={() => setAsking({ day: one.day })}>{t('duties.makeUp')}</Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <A
        class="link small"
        href={props.isOpen ? '/duties' : `/duties/${props.duty.id}`}
        aria-expanded={props.isOpen}
        noScroll
      >
        {props.isOpen ? t('duties.hideRuns') : t('duties.showRuns')}
      </A>
      <Show when={props.isOpen}>
        <RunHistory id={props.duty.id} makeUp={(day) => setAsking({ day })} />
      </Show>
      <Show when={asking() === 'pause'}>
        <PauseDialog duty={props.duty} close={() => setAsking(undefined)} />
      </Show>
      <Show when={asked()}>
        {(day) => <RunDialog duty={props.duty} day={day()} close={() => setAsking(undefined)} />}
      </Show>
    </article>
  )
}

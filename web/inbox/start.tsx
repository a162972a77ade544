import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import type { TaskItem } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { useCounts } from '../shell/nav.tsx'
import { Button } from '../ui/button.tsx'
import { DueLabel } from '../ui/due-label.tsx'
import type { InboxUrl } from './inbox-url.ts'

const figures = ['overdue', 'due-today', 'mine'] as const

/** Before a task is open: how the day stands, and the one to begin with. */
export function Start(props: {
  readonly first: TaskItem | undefined
  readonly url: InboxUrl
}): JSX.Element {
  const counts = useCounts()
  return (
    <div class="start">
      <ul class="row">
        <For each={counts.isSuccess ? figures : []}>
          {(view) => (
            <li>
              <A
                href={props.url.href(view)}
                classList={{ late: view === 'overdue' && (counts.data?.overdue ?? 0) > 0 }}
              >
                <b>{counts.data?.[view]}</b>
                <span>{t(`inbox.figure.${view}`)}</span>
              </A>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.first} fallback={<Team url={props.url} />}>
        {(task) => (
          <section class="card">
            <p class="small muted">{t('inbox.beginWith')}</p>
            <h2>
              <span class="todo">{text(task().todo)}</span> {task().title}
            </h2>
            <p class="row small">
              <Show when={!task().endedAt}>
                <DueLabel due={task()} provisional={task().provisional} />
              </Show>
              <span class="muted">{text(task().why)}</span>
            </p>
            <div class="row">
              <Button tone="primary" key="Enter" onClick={() => props.url.open(task().id)}>
                {t('inbox.begin')}
              </Button>
              <span class="small muted">{t('inbox.pickWords')}</span>
            </div>
          </section>
        )}
      </Show>
    </div>
  )
}

/** Nothing of one's own: what the section could use a hand with. */
function Team(props: { readonly url: InboxUrl }): JSX.Element {
  const counts = useCounts()
  const team = () => (counts.isSuccess && props.url.view() !== 'team' ? counts.data.team : 0)
  return (
    <Show when={team() > 0}>
      <A class="button" href={props.url.href('team')}>
        {t('inbox.team', team())}
      </A>
    </Show>
  )
}

import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import { listRuns } from '../calls/duties.ts'
import { keys } from '../calls/keys.ts'
import { useInfiniteQuery } from '../calls/use-query.ts'
import type { DutyRuns } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import { useCan } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/states.tsx'
import { dayText, momentText } from '../ui/time.ts'
import { RunLine } from './run-line.tsx'

type Props = {
  readonly id: string
  /** Asks to do what was passed over. */
  readonly makeUp: (day: string) => void
}

/** Every run of a duty, the latest first, and when it was paused and why. */
export function RunHistory(props: Props): JSX.Element {
  const can = useCan()
  const query = useInfiniteQuery(() => ({
    queryKey: keys.dutyRuns(props.id),
    queryFn: ({ pageParam }) => listRuns(props.id, pageParam ?? undefined),
    initialPageParam: null as string | null,
    getNextPageParam: (last: DutyRuns) => last.next,
  }))
  const pages = () => (query.isSuccess ? query.data.pages : [])
  const runs = () => pages().flatMap((page) => page.runs)
  const pauses = () => pages()[0]?.pauses ?? []
  return (
    <Show when={!query.isPending} fallback={<Loading lines={3} />}>
      <Show when={query.isError}>
        <Failed error={query.error} retry={() => void query.refetch()} />
      </Show>
      <ol class="runs">
        <For each={runs()} fallback={<li class="muted">{t('duties.noRuns')}</li>}>
          {(run) => (
            <li>
              <span class="day">{dayText(run.day)}</span>
              <RunLine run={run} />
              <Show when={run.skipped !== null && can('duties.run')}>
                <Button onClick={() => props.makeUp(run.day)}>{t('duties.makeUp')}</Button>
              </Show>
            </li>
          )}
        </For>
      </ol>
      <Show when={query.hasNextPage}>
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('duties.earlier')}
        </Button>
      </Show>
      <Show when={pauses().length > 0}>
        <h3>{t('duties.pauses')}</h3>
        <ul class="small pauses">
          <For each={pauses()}>
            {(pause) => (
              <li>
                {t('duties.pausedSince', momentText(pause.since), pause.by, pause.reason)}
                <Show when={pause.endedAt}>
                  {(at) => (
                    <span class="muted">
                      {' '}
                      {t(
                        'duties.resumedAt',
                        momentText(at()),
                        pause.endedBy ?? '',
                        pause.endedBecause ?? '',
                      )}
                    </span>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Show>
  )
}

import { useSearchParams } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js'
import './channels.css'
import { dropDeliveries, listDeliveries, retryDeliveries } from '../calls/channels.ts'
import { keys } from '../calls/keys.ts'
import { useInfiniteQuery } from '../calls/use-query.ts'
import { Whole } from '../calls/whole.ts'
import type { FailedDelivery, FailureState } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { toast, toastError } from '../ui/toast.tsx'
import { DeliveryTable } from './delivery-table.tsx'

type Page = Awaited<ReturnType<typeof listDeliveries>>
const states = ['failed', 'retrying'] as const

/** What did not go out: to whom and why; sent again or dropped, exactly the ticked ones. */
export default function DeliveriesPage(): JSX.Element {
  const client = useQueryClient()
  const [search, setSearch] = useSearchParams()
  const [ticked, setTicked] = createSignal<ReadonlySet<string>>(new Set())
  const state = (): FailureState => (search['state'] === 'retrying' ? 'retrying' : 'failed')
  const list = useInfiniteQuery(() => ({
    queryKey: keys.deliveries(state()),
    queryFn: async ({ pageParam }): Promise<Whole<Page>> =>
      new Whole(await listDeliveries(state(), pageParam)),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Whole<Page>) => page.value.next ?? undefined,
  }))
  const items = createMemo((): readonly FailedDelivery[] =>
    list.isSuccess ? list.data.pages.flatMap((page) => page.value.items) : [],
  )
  const chosen = () => items().filter((item) => ticked().has(item.id))
  const tick = (ids: readonly string[], on: boolean) =>
    setTicked((old) => {
      const next = new Set(old)
      for (const id of ids) on ? next.add(id) : next.delete(id)
      return next
    })
  const act = async (how: typeof retryDeliveries, said: (n: number) => string) => {
    try {
      const { ids } = await how(chosen().map((item) => item.id))
      setTicked(new Set<string>())
      await client.invalidateQueries({ queryKey: keys.channels })
      toast(said(ids.length))
    } catch (error) {
      toastError(error)
    }
  }
  const refused = () => (chosen().length > 0 ? null : t('deliveries.chooseFirst'))
  return (
    <div class="page channels-page">
      <header class="page-head">
        <h1>{t('shell.place.deliveries')}</h1>
        <div class="row" role="group" aria-label={t('deliveries.states')}>
          <For each={states}>
            {(one) => (
              <button
                type="button"
                class="pill"
                aria-pressed={state() === one}
                onClick={() => {
                  setTicked(new Set<string>())
                  setSearch({ state: one === 'failed' ? undefined : one })
                }}
              >
                {t(`deliveries.state.${one}`)}
              </button>
            )}
          </For>
        </div>
        <Show when={items().length > 0}>
          <div class="row push">
            <span class="muted">{t('deliveries.chosen', chosen().length)}</span>
            <Button
              tone="primary"
              refused={refused()}
              onClick={() => void act(retryDeliveries, (n) => t('deliveries.retried', n))}
            >
              {t('deliveries.retry')}
            </Button>
            <Button
              refused={refused()}
              onClick={() => void act(dropDeliveries, (n) => t('deliveries.dropped', n))}
            >
              {t('deliveries.drop')}
            </Button>
          </div>
        </Show>
      </header>
      <Switch fallback={<DeliveryTable items={items()} ticked={ticked()} tick={tick} />}>
        <Match when={list.isPending}>
          <Loading lines={6} />
        </Match>
        <Match when={list.isError && items().length === 0}>
          <Failed error={list.error} retry={() => void list.refetch()} />
        </Match>
        <Match when={items().length === 0}>
          <Empty title={t('deliveries.none')} words={t('deliveries.noneWords')} />
        </Match>
      </Switch>
      <Show when={list.hasNextPage}>
        <div class="state">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('deliveries.more')}
          </Button>
        </div>
      </Show>
    </div>
  )
}

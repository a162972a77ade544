import { useQueryClient } from '@tanstack/solid-query'
import { createSignal, onCleanup, onMount } from 'solid-js'
import { reached } from '../api.ts'
import { keys } from '../calls/keys.ts'

const [listStale, setListStale] = createSignal(false)

/** A long list has news that were not fetched, so as not to ask for hundreds of pages again. */
export { listStale, setListStale }

const liveKeys = ['tasks', 'cases', 'ledger', 'notifications', 'documents', 'excellence']
/** Lists longer than this many pages are refreshed by hand. */
const livePages = 4
const gatherMs = 250

/** Follows the API's event stream: what changed is asked for again, what is being typed stays. */
export function useLive(): void {
  const client = useQueryClient()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isLost = false
  const refresh = () => {
    void client.invalidateQueries({
      predicate: ({ queryKey, state }) => {
        if (queryKey[0] === keys.session[0] || queryKey[0] === keys.sections[0]) return false
        const pages = (state.data as { pages?: unknown[] } | undefined)?.pages?.length ?? 0
        if (pages > livePages) setListStale(true)
        return liveKeys.includes(String(queryKey[0])) && pages <= livePages
      },
    })
  }
  const gather = () => {
    clearTimeout(timer)
    timer = setTimeout(refresh, gatherMs)
  }
  onMount(() => {
    const events = new EventSource('/api/events')
    events.onmessage = gather
    for (const name of ['task', 'case', 'change', 'notification'])
      events.addEventListener(name, gather)
    events.onopen = () => {
      reached()
      if (isLost) gather()
      isLost = false
    }
    events.onerror = () => {
      isLost = true
    }
    onCleanup(() => events.close())
  })
  onCleanup(() => clearTimeout(timer))
}

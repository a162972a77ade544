import { useQueryClient } from '@tanstack/solid-query'
import { createMemo } from 'solid-js'
import { keys } from '../calls/keys.ts'
import { listTasks } from '../calls/tasks.ts'
import { useInfiniteQuery } from '../calls/use-query.ts'
import { Whole } from '../calls/whole.ts'
import type { TaskItem, TaskPage } from '../contract.ts'
import type { InboxUrl } from './inbox-url.ts'

type Page = Whole<TaskPage>
type Pages = { pages: Page[]; pageParams: unknown[] }

/** The list of the open view, page after page by cursor. */
export function useTasks(url: InboxUrl) {
  const client = useQueryClient()
  const query = useInfiniteQuery(() => {
    const filter = url.filter()
    return {
      queryKey: keys.taskList(filter),
      queryFn: async ({ pageParam, signal }): Promise<Page> =>
        new Whole(await listTasks(filter, pageParam, signal)),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page: Page) => page.value.next ?? undefined,
    }
  })
  const items = createMemo<readonly TaskItem[]>(() => {
    const isThere = query.isSuccess || query.isRefetchError || query.isFetchNextPageError
    return isThere ? (query.data?.pages.flatMap((page) => page.value.items) ?? []) : []
  })
  return {
    query,
    items,
    /** The task after one in the list, else the one before it. */
    neighbour: (id: string): string | undefined => {
      const all = items()
      const at = all.findIndex((task) => task.id === id)
      return (all[at + 1] ?? all[at - 1])?.id
    },
    /** Takes tasks that left this list out of it at once; the server's list follows. */
    remove: (ids: readonly string[]) => {
      const without = ({ value }: Page): Page =>
        new Whole({ ...value, items: value.items.filter((task) => !ids.includes(task.id)) })
      client.setQueryData<Pages>(
        keys.taskList(url.filter()),
        (old) => old && { ...old, pages: old.pages.map(without) },
      )
      void client.invalidateQueries({ queryKey: keys.tasks })
    },
  }
}
export type Tasks = ReturnType<typeof useTasks>

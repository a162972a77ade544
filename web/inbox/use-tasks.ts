import { useInfiniteQuery, useQueryClient } from '@tanstack/solid-query'
import { createMemo } from 'solid-js'
import { keys } from '../calls/keys.ts'
import { listTasks } from '../calls/tasks.ts'
import type { TaskItem, TaskPage } from '../contract.ts'
import type { InboxUrl } from './inbox-url.ts'

type Pages = { pages: TaskPage[]; pageParams: unknown[] }

/** The list of the open view, page after page by cursor. */
export function useTasks(url: InboxUrl) {
  const client = useQueryClient()
  const query = useInfiniteQuery(() => ({
    queryKey: keys.taskList(url.filter()),
    queryFn: ({ pageParam, signal }) => listTasks(url.filter(), pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: TaskPage) => page.next ?? undefined,
  }))
  const items = createMemo<readonly TaskItem[]>(() =>
    query.isSuccess || query.isRefetchError || query.isFetchNextPageError
      ? (query.data?.pages.flatMap((page) => page.items) ?? [])
      : [],
  )
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
      client.setQueryData<Pages>(
        keys.taskList(url.filter()),
        (old) =>
          old && {
            ...old,
            pages: old.pages.map((page) => ({
              ...page,
              items: page.items.filter((task) => !ids.includes(task.id)),
            })),
          },
      )
      void client.invalidateQueries({ queryKey: keys.tasks })
    },
  }
}
export type Tasks = ReturnType<typeof useTasks>

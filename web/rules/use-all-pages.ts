import { createMemo } from 'solid-js'
import { useInfiniteQuery } from '../calls/use-query.ts'

type Page<T> = { readonly items: readonly T[]; readonly next: string | null }

/** A list that comes page by page, as one list. */
export function useAllPages<T>(
  asked: () => {
    readonly key: readonly unknown[]
    readonly page: (cursor: string | undefined) => Promise<Page<T>>
  },
) {
  const query = useInfiniteQuery(() => ({
    queryKey: asked().key,
    queryFn: ({ pageParam }): Promise<Page<T>> => asked().page(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page<T>) => page.next ?? undefined,
  }))
  const items = createMemo(() =>
    query.isSuccess ? query.data.pages.flatMap((page) => page.items) : [],
  )
  return { query, items }
}
export type AllPages = Pick<ReturnType<typeof useAllPages>, 'query'>

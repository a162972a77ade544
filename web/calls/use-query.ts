import type {
  DefaultError,
  InfiniteData,
  InfiniteQueryObserverOptions,
  InfiniteQueryObserverResult,
  QueryKey,
  QueryObserverOptions,
  QueryObserverResult,
} from '@tanstack/solid-query'
import { InfiniteQueryObserver, QueryObserver, useQueryClient } from '@tanstack/solid-query'
import { createComputed, createSignal, on, onCleanup } from 'solid-js'

/**
 * What the API answered, kept and shared by its key. Unlike the library's own, reading `data` never
 * suspends: a page that suspends leaves the document for a moment and loses its scroll and focus.
 */
export function useQuery<T>(
  options: () => QueryObserverOptions<T, DefaultError, T, T, QueryKey>,
): QueryObserverResult<T> {
  const client = useQueryClient()
  const defaulted = () => client.defaultQueryOptions(options())
  const observer = new QueryObserver(client, defaulted())
  const [result, setResult] = createSignal(observer.getOptimisticResult(defaulted()))
  createComputed(
    on(
      defaulted,
      (next) => {
        observer.setOptions(next)
        setResult(() => observer.getOptimisticResult(next))
      },
      { defer: true },
    ),
  )
  onCleanup(observer.subscribe((next) => setResult(() => next)))
  return reading(result)
}

type InfiniteOptions<Page, Cursor> = InfiniteQueryObserverOptions<
  Page,
  DefaultError,
  InfiniteData<Page, Cursor>,
  QueryKey,
  Cursor
>

/** A list page after page by cursor, read like `useQuery`. */
export function useInfiniteQuery<Page, Cursor>(
  options: () => InfiniteOptions<Page, Cursor>,
): InfiniteQueryObserverResult<InfiniteData<Page, Cursor>> {
  const client = useQueryClient()
  const observer = new InfiniteQueryObserver(client, options())
  const [result, setResult] = createSignal(observer.getCurrentResult())
  createComputed(
    on(
      options,
      (next) => {
        observer.setOptions(next)
        setResult(() => observer.getCurrentResult())
      },
      { defer: true },
    ),
  )
  onCleanup(observer.subscribe((next) => setResult(() => next)))
  setResult(() => observer.getCurrentResult())
  return reading(result)
}

/** The newest result, property by property, so that whoever reads one follows it. */
function reading<Result extends object>(result: () => Result): Result {
  return new Proxy(result(), { get: (_, name) => Reflect.get(result(), name) })
}

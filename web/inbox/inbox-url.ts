import { useLocation, useNavigate, useParams, useSearchParams } from '@solidjs/router'
import type { TaskFilter } from '../calls/tasks.ts'
import type { TaskView } from '../contract.ts'

/** Views of open work, in the order people ask; the others have places of their own. */
export const openViews = ['mine', 'due-today', 'overdue', 'paused', 'team', 'watched'] as const
const otherViews = ['done', 'started', 'copied'] as const

const word = (value: string | string[] | undefined) =>
  (Array.isArray(value) ? value[0] : value) || undefined

/** The inbox's state as the address holds it, so that back, reload and a shared link keep the place. */
export function useInboxUrl() {
  const params = useParams<{ view?: string }>()
  const [search, setSearch] = useSearchParams()
  const location = useLocation()
  const navigate = useNavigate()
  const view = (): TaskView =>
    [...openViews, ...otherViews].find((one) => one === params.view) ?? 'mine'
  const within = () => {
    const days = Number(word(search['within']))
    return word(search['within']) !== undefined && Number.isInteger(days) ? days : undefined
  }
  return {
    view,
    task: () => word(search['task']),
    filter: (): TaskFilter => ({
      view: view(),
      q: word(search['q']),
      section: word(search['section']),
      kind: word(search['kind']),
      within: within(),
    }),
    isNarrowed: () =>
      ['q', 'section', 'kind', 'within'].some((name) => word(search[name]) !== undefined),
    /** Opens a task beside the list; only opening from the bare list leaves a step to go back to. */
    open: (id: string | undefined, options?: { readonly replace?: boolean }) =>
      setSearch(
        { task: id },
        { replace: options?.replace ?? word(search['task']) !== undefined, scroll: false },
      ),
    narrow: (change: { q?: string; section?: string; kind?: string; within?: number }) =>
      setSearch({ ...change, task: undefined }, { replace: true, scroll: false }),
    /** Where a view is, keeping nothing of the present one. */
    href: (next: TaskView) => (next === 'mine' ? '/inbox' : `/inbox/${next}`),
    /** What a saved view keeps, after `/inbox`: `/overdue?section=…`. */
    saved: () => {
      const kept = new URLSearchParams(location.search)
      kept.delete('task')
      return `/${view()}${kept.size > 0 ? `?${kept}` : ''}`
    },
    goSaved: (query: string) => navigate(`/inbox${query}`),
  }
}
export type InboxUrl = ReturnType<typeof useInboxUrl>

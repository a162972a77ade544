import { useNavigate, useParams, useSearchParams } from '@solidjs/router'
import type { LedgerFilter } from '../calls/cases.ts'
import type { LedgerState } from '../contract.ts'
import { todayIso } from '../ui/time.ts'

const word = (value: string | string[] | undefined) =>
  (Array.isArray(value) ? value[0] : value) || undefined

/** The states people filter by; the last two belong to the month's rate. */
export const filterStates = ['all', 'open', 'overdue', 'paused', 'closed', 'rebounded'] as const
const states: readonly LedgerState[] = [...filterStates, 'due-this-month', 'closed-of-due']

/** The ledger's state as the address holds it. */
export function useLedgerUrl() {
  const params = useParams<{ section?: string }>()
  const [search, setSearch] = useSearchParams()
  const navigate = useNavigate()
  const state = (): LedgerState => states.find((one) => one === word(search['state'])) ?? 'all'
  const month = () => word(search['month']) ?? todayIso().slice(0, 7)
  const isOfMonth = () => state() === 'due-this-month' || state() === 'closed-of-due'
  return {
    section: () => params.section,
    state,
    month,
    isOfMonth,
    category: () => word(search['category']),
    filter: (): LedgerFilter => ({
      section: params.section,
      state: state(),
      q: word(search['q']),
      category: word(search['category']),
      month: isOfMonth() ? month() : undefined,
    }),
    set: (change: { state?: LedgerState; q?: string; month?: string; category?: string | null }) =>
      setSearch(change, { scroll: false }),
    /** Where a figure's list is. */
    href: (section: string | undefined, to: LedgerState) => {
      const query = new URLSearchParams({ state: to, month: month() })
      return `/ledger${section ? `/${encodeURIComponent(section)}` : ''}?${query}`
    },
    goSection: (section: string | undefined) =>
      navigate(
        `/ledger${section ? `/${encodeURIComponent(section)}` : ''}?${new URLSearchParams({ state: state(), month: month() })}`,
      ),
  }
}
export type LedgerUrl = ReturnType<typeof useLedgerUrl>

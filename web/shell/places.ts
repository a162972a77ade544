import BookOpen from 'lucide-solid/icons/book-open'
import CalendarDays from 'lucide-solid/icons/calendar-days'
import CircleCheck from 'lucide-solid/icons/circle-check'
import CirclePlus from 'lucide-solid/icons/circle-plus'
import Copy from 'lucide-solid/icons/copy'
import FileInput from 'lucide-solid/icons/file-input'
import Footprints from 'lucide-solid/icons/footprints'
import Handshake from 'lucide-solid/icons/handshake'
import InboxIcon from 'lucide-solid/icons/inbox'
import PhoneForwarded from 'lucide-solid/icons/phone-forwarded'
import PhoneIncoming from 'lucide-solid/icons/phone-incoming'
import Send from 'lucide-solid/icons/send'
import UserRound from 'lucide-solid/icons/user-round'
import UsersRound from 'lucide-solid/icons/users-round'
import type { Capability, TaskCounts } from '../contract.ts'
import type { Icon } from '../ui/icon.ts'

export type Place = {
  readonly id:
    | 'inbox'
    | 'done'
    | 'started'
    | 'copied'
    | 'ledger'
    | 'report'
    | 'import'
    | 'takeIn'
    | 'orders'
    | 'reception'
    | 'experiences'
    | 'people'
    | 'calendar'
    | 'me'
  readonly href: string
  readonly icon: Icon
  readonly group: 'work' | 'issues' | 'bureau'
  readonly needs?: Capability
  readonly count?: keyof TaskCounts
  readonly onPhone?: true
}

/** Everywhere a person can go, in the order of the navigation. */
export const places: readonly Place[] = [
  { id: 'inbox', href: '/inbox', icon: InboxIcon, group: 'work', count: 'mine', onPhone: true },
  { id: 'done', href: '/inbox/done', icon: CircleCheck, group: 'work' },
  { id: 'started', href: '/inbox/started', icon: Send, group: 'work' },
  { id: 'copied', href: '/inbox/copied', icon: Copy, group: 'work', count: 'copied' },
  { id: 'ledger', href: '/ledger', icon: BookOpen, group: 'issues', onPhone: true },
  {
    id: 'report',
    href: '/ledger/new',
    icon: CirclePlus,
    group: 'issues',
    needs: 'issue.report',
    onPhone: true,
  },
  {
    id: 'takeIn',
    href: '/complaints/new',
    icon: PhoneIncoming,
    group: 'issues',
    needs: 'complaint.take',
  },
  { id: 'import', href: '/import', icon: FileInput, group: 'issues', needs: 'ledger.import' },
  {
    id: 'orders',
    href: '/complaints/orders',
    icon: PhoneForwarded,
    group: 'issues',
    needs: 'order.import',
  },
  {
    id: 'reception',
    href: '/reception',
    icon: Handshake,
    group: 'issues',
    needs: 'reception.run',
  },
  {
    id: 'experiences',
    href: '/experiences',
    icon: Footprints,
    group: 'issues',
    needs: 'experience.read',
    onPhone: true,
  },
  { id: 'people', href: '/people', icon: UsersRound, group: 'bureau', needs: 'people.admin' },
  { id: 'calendar', href: '/calendar', icon: CalendarDays, group: 'bureau' },
  { id: 'me', href: '/me', icon: UserRound, group: 'bureau', onPhone: true },
]

/** Whether an address belongs to a place: lists of the inbox count as 待办 unless they have their own. */
export function isAt(place: Place, path: string): boolean {
  if (place.id === 'inbox') return /^\/inbox(\/(?!done|started|copied)|$)/.test(path)
  if (place.id === 'ledger') return /^\/(ledger(\/(?!new)|$)|cases)/.test(path)
  return path === place.href || path.startsWith(`${place.href}/`)
}

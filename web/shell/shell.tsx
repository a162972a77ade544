import type { RouteSectionProps } from '@solidjs/router'
import { useLocation, useNavigate } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import CircleHelp from 'lucide-solid/icons/circle-question-mark'
import LogOut from 'lucide-solid/icons/log-out'
import Search from 'lucide-solid/icons/search'
import UserRound from 'lucide-solid/icons/user-round'
import type { JSX } from 'solid-js'
import { createSignal, ErrorBoundary, lazy, Show, Suspense } from 'solid-js'
import { online } from '../api.ts'
import { keys } from '../calls/keys.ts'
import { signOut } from '../calls/session.ts'
import { t, text } from '../i18n/locale.ts'
import { useSession } from '../session/session.ts'
import { useKeys } from '../ui/keys.ts'
import { Menu } from '../ui/menu.tsx'
import { Failed, Loading } from '../ui/states.tsx'
import { weekdayText } from '../ui/time.ts'
import { Toasts } from '../ui/toast.tsx'
import { useLive } from './live.ts'
import { mainRole } from './main-role.ts'
import { Nav, TabBar } from './nav.tsx'
import { NotificationButton } from './notifications.tsx'
import { Preferences } from './preferences.tsx'

const Palette = lazy(() => import('./palette.tsx'))
const Help = lazy(() => import('./help.tsx'))

/** The frame around every place: navigation, palette, help, notifications, and who is signed in. */
export function Shell(props: RouteSectionProps): JSX.Element {
  const location = useLocation()
  const [open, setOpen] = createSignal<'palette' | 'help' | null>(null)
  useLive()
  useKeys(() => ({
    'mod+k': () => setOpen('palette'),
    '?': () => setOpen('help'),
  }))
  return (
    <div class="shell">
      <a class="skip" href="#place">
        {t('shell.skip')}
      </a>
      <Nav />
      <header class="top no-print">
        <span class="brand only-narrow">{t('common.name')}</span>
        <Today />
        <Show when={!online()}>
          <span class="tag soon" role="status">
            {t('state.offlineBar')}
          </span>
        </Show>
        <button
          type="button"
          class="button finder push"
          data-key={isApple ? '⌘K' : 'Ctrl K'}
          aria-label={t('shell.find')}
          onClick={() => setOpen('palette')}
        >
          <Search class="icon" aria-hidden="true" />
          <span class="words">{t('shell.find')}</span>
        </button>
        <NotificationButton />
        <button
          type="button"
          class="button quiet icon-only"
          aria-label={t('shell.help')}
          title={`${t('shell.help')} (?)`}
          onClick={() => setOpen('help')}
        >
          <CircleHelp class="icon" aria-hidden="true" />
        </button>
        <Preferences />
        <Account />
      </header>
      <main id="place" class="place-main" tabindex="-1">
        <ErrorBoundary
          fallback={(error, reset) => {
            console.error(error)
            return <Failed error={error} retry={reset} />
          }}
        >
          <Suspense fallback={<Loading />}>{props.children}</Suspense>
        </ErrorBoundary>
      </main>
      <TabBar />
      <Suspense>
        <Show when={open() === 'palette'}>
          <Palette close={() => setOpen(null)} help={() => setOpen('help')} />
        </Show>
        <Show when={open() === 'help'}>
          <Help path={location.pathname} close={() => setOpen(null)} />
        </Show>
      </Suspense>
      <Toasts />
    </div>
  )
}

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)

function Today(): JSX.Element {
  const session = useSession()
  return (
    <span class="today">
      {weekdayText(session().today)}
      <Show when={session().demonstration}>
        <span class="tag">{t('session.demonstrationTag')}</span>
      </Show>
    </span>
  )
}

function Account(): JSX.Element {
  const session = useSession()
  const navigate = useNavigate()
  const client = useQueryClient()
  const leave = async () => {
    await signOut().catch(() => {})
    client.clear()
    client.setQueryData(keys.session, null)
    globalThis.location.assign('/')
  }
  const label = () => {
    const { person, roles } = session()
    const main = mainRole(roles)
    const others = roles.filter((role) => role !== main)
    const held = [main, ...others].map((role) => text(role?.label))
    return [person.name, ...held].filter(Boolean).join(' · ')
  }
  return (
    <Menu
      label={label()}
      class="button quiet account"
      items={[
        {
          id: 'me',
          label: t('shell.place.me'),
          icon: <UserRound class="icon" aria-hidden="true" />,
          run: () => navigate('/me'),
        },
        {
          id: 'out',
          label: t('shell.signOut'),
          icon: <LogOut class="icon" aria-hidden="true" />,
          run: () => void leave(),
        },
      ]}
    >
      <span class="who">{session().person.name}</span>
      <span class="small muted role">{text(mainRole(session().roles)?.label)}</span>
    </Menu>
  )
}

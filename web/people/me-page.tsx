import { useQueryClient } from '@tanstack/solid-query'
import KeyRound from 'lucide-solid/icons/key-round'
import LogOut from 'lucide-solid/icons/log-out'
import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import { useQuery } from '../calls/use-query.ts'
import './people.css'
import { getMyChannels } from '../calls/channels.ts'
import { keys } from '../calls/keys.ts'
import { getPerson } from '../calls/people.ts'
import { changePassword, signOut } from '../calls/session.ts'
import { t, text } from '../i18n/locale.ts'
import { useSession } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/states.tsx'
import { Absences } from './absences.tsx'
import { CalendarFeed } from './calendar-feed.tsx'
import { MailChannel } from './mail-channel.tsx'
import { PasswordDialog } from './password-dialog.tsx'

/** Oneself: roles, a deputy for the time away, and where notifications and deadlines go. */
export default function MePage(): JSX.Element {
  const session = useSession()
  const client = useQueryClient()
  const id = () => session().person.id
  const query = useQuery(() => ({ queryKey: keys.person(id()), queryFn: () => getPerson(id()) }))
  const channels = useQuery(() => ({ queryKey: keys.myChannels, queryFn: getMyChannels }))
  const [changing, setChanging] = createSignal(false)
  const leave = async () => {
    await signOut().catch(() => {})
    globalThis.location.assign('/')
  }
  return (
    <div class="page person-page">
      <div class="stack wide-gap">
        <header class="page-head">
          <h1>{session().person.name}</h1>
          <span class="muted">
            {[session().person.section?.name, session().person.title].filter(Boolean).join(' · ')}
          </span>
        </header>
        <ul class="row">
          <For each={session().roles}>
            {(role) => (
              <li class="tag">
                {[text(role.label), role.section?.name].filter(Boolean).join(' · ')}
              </li>
            )}
          </For>
        </ul>
        <Show when={session().actingFor.length > 0}>
          <p class="notice">
            {t(
              'people.actingFor',
              session()
                .actingFor.map((one) => one.name)
                .join(t('common.comma')),
            )}
          </p>
        </Show>
        <Loaded query={query}>
          {(person) => (
            <Absences
              personId={id()}
              absences={person().absences}
              isMine
              mayEdit
              changed={() => client.invalidateQueries({ queryKey: keys.people })}
            />
          )}
        </Loaded>
        <Loaded query={channels}>
          {(mine) => (
            <>
              <MailChannel channels={mine()} />
              <CalendarFeed since={mine().feedSince} />
            </>
          )}
        </Loaded>
        <div class="row">
          <Button onClick={() => setChanging(true)}>
            <KeyRound class="icon" aria-hidden="true" />
            {t('people.password')}
          </Button>
          <Button onClick={() => void leave()}>
            <LogOut class="icon" aria-hidden="true" />
            {t('shell.signOut')}
          </Button>
        </div>
        <Show when={changing()}>
          <PasswordDialog asksCurrent close={() => setChanging(false)} send={changePassword} />
        </Show>
      </div>
    </div>
  )
}

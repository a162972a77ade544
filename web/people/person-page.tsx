import { A, useParams } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { createSignal, Match, Show, Switch } from 'solid-js'
import { useQuery } from '../calls/use-query.ts'
import './people.css'
import { keys } from '../calls/keys.ts'
import {
  endRole,
  getPerson,
  grantRole,
  leavePerson,
  movePerson,
  setPassword,
} from '../calls/people.ts'
import type { GrantRole, HandedOver, LeavePerson, MovePerson, PersonDetail } from '../contract.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import type { Values } from '../forms/form-state.ts'
import { t } from '../i18n/locale.ts'
import { useCan, useSession } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/states.tsx'
import { dayText } from '../ui/time.ts'
import { toast, toastError } from '../ui/toast.tsx'
import { Absences } from './absences.tsx'
import { Grants } from './grants.tsx'
import { PasswordDialog } from './password-dialog.tsx'
import { leaveForm, moveForm, roleForm } from './person-forms.ts'

/** One member of the bureau: section, roles with their dates, absences; moving and leaving. */
export default function PersonPage(): JSX.Element {
  const params = useParams<{ id: string }>()
  const query = useQuery(() => ({
    queryKey: keys.person(params.id),
    queryFn: () => getPerson(params.id),
  }))
  return (
    <div class="page person-page">
      <A class="link small" href="/people">
        ← {t('shell.place.people')}
      </A>
      <Loaded query={query}>{(person) => <Person person={person()} />}</Loaded>
    </div>
  )
}

function Person(props: { readonly person: PersonDetail }): JSX.Element {
  const can = useCan()
  const session = useSession()
  const client = useQueryClient()
  const [open, setOpen] = createSignal<'move' | 'leave' | 'role' | 'password'>()
  const refresh = () => client.invalidateQueries({ queryKey: keys.people })
  const told = async (result: HandedOver) => {
    await refresh()
    toast(
      result.refused.length > 0
        ? t('people.handedOverPartly', result.tasks, result.refused.length)
        : t('people.handedOver', result.tasks),
    )
  }
  const drop = (grantId: string) =>
    endRole(props.person.id, grantId)
      .then(refresh)
      .then(() => toast(t('people.roleEnded')))
      .catch(toastError)
  const close = () => setOpen(undefined)
  const initial = (): Values => ({ from: session().today })
  return (
    <div class="stack wide-gap">
      <header class="page-head">
        <h1>{props.person.name}</h1>
        <span class="muted">
          {[props.person.section?.name, props.person.title, props.person.login]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <Show when={can('people.admin') && !props.person.leftOn}>
          <div class="row push">
            <Button onClick={() => setOpen('move')}>{t('people.move')}</Button>
            <Button onClick={() => setOpen('password')}>{t('people.passwordReset')}</Button>
            <Button tone="danger" onClick={() => setOpen('leave')}>
              {t('people.leave')}
            </Button>
          </div>
        </Show>
      </header>
      <p class="muted">
        {t('people.joined', dayText(props.person.joinedOn))}
        <Show when={props.person.leftOn}>{(day) => ` · ${t('people.left', dayText(day()))}`}</Show>
        {` · ${t('people.openTasks', props.person.openTasks)}`}
      </p>
      <Grants
        grants={props.person.grants}
        onAdd={can('people.admin') ? () => setOpen('role') : undefined}
        onEnd={can('people.admin') ? (id) => void drop(id) : undefined}
      />
      <Absences
        personId={props.person.id}
        absences={props.person.absences}
        isMine={props.person.id === session().person.id}
        mayEdit={can('people.admin') || props.person.id === session().person.id}
        changed={refresh}
      />
      <Switch>
        <Match when={open() === 'move'}>
          <FormDialog
            title={t('people.moveOf', props.person.name)}
            about={t('people.moveWords', props.person.openTasks)}
            schema={moveForm}
            initial={initial()}
            submit={t('people.move')}
            close={close}
            send={async (values) => told(await movePerson(props.person.id, values as MovePerson))}
          />
        </Match>
        <Match when={open() === 'leave'}>
          <FormDialog
            title={t('people.leaveOf', props.person.name)}
            about={t('people.leaveWords', props.person.openTasks)}
            schema={leaveForm}
            initial={initial()}
            submit={t('people.leave')}
            close={close}
            send={async (values) => told(await leavePerson(props.person.id, values as LeavePerson))}
          />
        </Match>
        <Match when={open() === 'password'}>
          <PasswordDialog
            asksCurrent={false}
            close={close}
            send={({ password }) => setPassword(props.person.id, password)}
          />
        </Match>
        <Match when={open() === 'role'}>
          <FormDialog
            title={t('people.addRole')}
            schema={roleForm}
            initial={initial()}
            submit={t('people.addRole')}
            close={close}
            send={async (values) => {
              const { section, ...rest } = values as Omit<GrantRole, 'section'> & {
                section?: string
              }
              await grantRole(props.person.id, { ...rest, section: section ?? null })
              await refresh()
            }}
          />
        </Match>
      </Switch>
    </div>
  )
}

import { A, useNavigate, useSearchParams } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import UserPlus from 'lucide-solid/icons/user-plus'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'
import './people.css'
import { keys } from '../calls/keys.ts'
import { joinPerson } from '../calls/people.ts'
import type { JoinPerson } from '../contract.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import { usePeople, useSections } from '../forms/pickers.tsx'
import { t } from '../i18n/locale.ts'
import { useCan, useSession } from '../session/session.ts'
import { matches } from '../shell/match.ts'
import { Button } from '../ui/button.tsx'
import { useKeys } from '../ui/keys.ts'
import { Empty, Loaded } from '../ui/states.tsx'
import { joinForm } from './person-forms.ts'

/** Everybody by section; the administrator adds people here. */
export default function PeoplePage(): JSX.Element {
  const can = useCan()
  const session = useSession()
  const client = useQueryClient()
  const navigate = useNavigate()
  const people = usePeople()
  const sections = useSections()
  const [search, setSearch] = useSearchParams()
  const [joining, setJoining] = createSignal(false)
  let field: HTMLInputElement | undefined
  const q = () => (Array.isArray(search['q']) ? search['q'][0] : search['q']) ?? ''
  useKeys(() => ({ '/': () => field?.focus() }))
  const groups = createMemo(() => {
    const all = (people.isSuccess ? people.data : []).filter((one) =>
      matches(q(), one.name, one.login, one.section?.name, one.title),
    )
    const known = sections.isSuccess ? sections.data : []
    return [...known, null]
      .map((section) => ({
        section,
        people: all.filter((one) => (one.section?.id ?? null) === (section?.id ?? null)),
      }))
      .filter((group) => group.people.length > 0)
  })
  return (
    <div class="page people">
      <header class="page-head">
        <h1>{t('shell.place.people')}</h1>
        <input
          ref={field}
          class="input find"
          type="search"
          aria-label={t('people.find')}
          placeholder={t('people.find')}
          value={q()}
          onInput={(event) =>
            setSearch({ q: event.currentTarget.value || undefined }, { replace: true })
          }
        />
        <Show when={can('people.admin')}>
          <Button tone="primary" class="push" onClick={() => setJoining(true)}>
            <UserPlus class="icon" aria-hidden="true" />
            {t('people.join')}
          </Button>
        </Show>
      </header>
      <Loaded query={people}>
        {() => (
          <For
            each={groups()}
            fallback={<Empty title={t('common.nothingFound')} words={t('people.emptyWords')} />}
          >
            {(group) => (
              <section class="people-section">
                <h2>
                  {group.section?.name ?? t('people.noSection')}{' '}
                  <span class="small muted">
                    {[
                      group.section?.head && t('people.head', group.section.head.name),
                      group.section?.leader && t('people.leader', group.section.leader.name),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </h2>
                <ul>
                  <For each={group.people}>
                    {(person) => (
                      <li>
                        <A class="person" href={`/people/${encodeURIComponent(person.id)}`}>
                          <b>{person.name}</b>
                          <span class="small muted">{person.title ?? person.login}</span>
                          <Show when={person.away}>
                            <span class="tag soon">{t('people.away')}</span>
                          </Show>
                        </A>
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            )}
          </For>
        )}
      </Loaded>
      <Show when={joining()}>
        <FormDialog
          title={t('people.join')}
          about={t('people.joinWords')}
          schema={joinForm}
          initial={{ from: session().today }}
          submit={t('people.join')}
          close={() => setJoining(false)}
          send={async (values) => {
            const { section, ...rest } = values as Omit<JoinPerson, 'section'> & {
              section?: string
            }
            const person = await joinPerson({ ...rest, section: section ?? null })
            await client.invalidateQueries({ queryKey: keys.people })
            navigate(`/people/${encodeURIComponent(person.id)}`)
          }}
        />
      </Show>
    </div>
  )
}

import { useNavigate } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, For, on, onCleanup, Show } from 'solid-js'
import { searchCases } from '../calls/cases.ts'
import { listTasks } from '../calls/tasks.ts'
import { useQuery } from '../calls/use-query.ts'
import { usePeople } from '../forms/pickers.tsx'
import { t, text } from '../i18n/locale.ts'
import { useCan } from '../session/session.ts'
import { Dialog } from '../ui/dialog.tsx'
import { dueText } from '../ui/due.ts'
import { offeredCommands } from './commands.ts'
import { matches } from './match.ts'
import { usePlaces } from './nav.tsx'

type Hit = {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly refused?: string | null
  readonly run: () => void
}
type Group = {
  readonly id: 'acts' | 'places' | 'tasks' | 'cases' | 'people'
  readonly hits: readonly Hit[]
}

/** One field for everything: acts of the page, places, tasks, cases and people. */
export default function Palette(props: {
  readonly close: () => void
  readonly help: () => void
}): JSX.Element {
  const [typed, setTyped] = createSignal('')
  const [asked, setAsked] = createSignal('')
  const [active, setActive] = createSignal(0)
  createEffect(() => {
    const words = typed().trim()
    const timer = setTimeout(() => setAsked(words), 180)
    onCleanup(() => clearTimeout(timer))
  })
  const groups = useGroups({ typed, asked, close: props.close, help: props.help })
  const flat = createMemo(() => groups().flatMap((group) => group.hits))
  createEffect(on(flat, () => setActive(0), { defer: true }))
  const move = (step: number) => {
    setActive((at) => (at + step + flat().length) % Math.max(1, flat().length))
    document.getElementById(`hit-${active()}`)?.scrollIntoView({ block: 'nearest' })
  }
  const run = (hit: Hit | undefined) => {
    if (!hit || hit.refused) return
    props.close()
    hit.run()
  }
  return (
    <Dialog class="palette" title={t('shell.find')} onClose={props.close}>
      <input
        class="input"
        data-first
        role="combobox"
        aria-expanded="true"
        aria-controls="hits"
        aria-label={t('palette.placeholder')}
        aria-activedescendant={flat().length > 0 ? `hit-${active()}` : undefined}
        placeholder={t('palette.placeholder')}
        value={typed()}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.isComposing) return
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault()
            move(event.key === 'ArrowDown' ? 1 : -1)
          }
          if (event.key === 'Enter') run(flat()[active()])
        }}
      />
      <div id="hits" role="listbox" aria-label={t('common.choices')} class="hits">
        <For each={groups()} fallback={<p class="muted small">{t('common.nothingFound')}</p>}>
          {(group) => (
            <div role="group" aria-label={t(`palette.${group.id}`)}>
              <p class="small muted" aria-hidden="true">
                {t(`palette.${group.id}`)}
              </p>
              <For each={group.hits}>
                {(hit) => {
                  const at = () => flat().indexOf(hit)
                  return (
                    <div
                      id={`hit-${at()}`}
                      role="option"
                      class="hit"
                      tabIndex="-1"
                      aria-selected={at() === active()}
                      aria-disabled={Boolean(hit.refused)}
                      onMouseMove={() => setActive(at())}
                      onClick={() => run(hit)}
                      onKeyDown={() => {}}
                    >
                      <span class="truncate">{hit.label}</span>
                      <Show when={hit.refused ?? hit.hint}>
                        <span class="small muted truncate">{hit.refused ?? hit.hint}</span>
                      </Show>
                    </div>
                  )
                }}
              </For>
            </div>
          )}
        </For>
      </div>
    </Dialog>
  )
}

type Source = {
  readonly typed: () => string
  readonly asked: () => string
  readonly close: () => void
  readonly help: () => void
}

function useGroups({ typed, asked, help }: Source): () => readonly Group[] {
  const navigate = useNavigate()
  const can = useCan()
  const places = usePlaces()
  const people = usePeople()
  const isAsking = () => asked().length >= 2
  const tasks = useQuery(() => ({
    queryKey: ['tasks', 'palette', asked()],
    queryFn: ({ signal }) => listTasks({ view: 'mine', q: asked() }, undefined, signal),
    enabled: isAsking(),
  }))
  const found = useQuery(() => ({
    queryKey: ['cases', 'palette', asked()],
    queryFn: ({ signal }) => searchCases(asked(), signal),
    enabled: isAsking(),
  }))
  return createMemo(() => {
    const words = typed().trim()
    const go = (href: string) => () => navigate(href)
    const all: Group[] = [
      {
        id: 'acts',
        hits: [
          ...offeredCommands().map((command) => ({ ...command, hint: command.key })),
          { id: 'help', label: t('shell.help'), hint: '?', run: help },
        ].filter((hit) => matches(words, hit.label)),
      },
      {
        id: 'places',
        hits: places()
          .map((place) => ({
            id: place.id,
            label: t(`shell.place.${place.id}`),
            run: go(place.href),
          }))
          .filter((hit) => matches(words, hit.label)),
      },
      {
        id: 'tasks',
        hits: (isAsking() && tasks.isSuccess ? tasks.data.items.slice(0, 6) : []).map((task) => ({
          id: task.id,
          label: `${text(task.todo)}:${task.title}`,
          hint: dueText(task),
          run: go(`/inbox?task=${encodeURIComponent(task.id)}`),
        })),
      },
      {
        id: 'cases',
        hits: (isAsking() && found.isSuccess ? found.data : []).map((one) => ({
          id: one.id,
          label: one.title,
          hint: [one.number, one.section?.name].filter(Boolean).join(' · '),
          run: go(`/cases/${encodeURIComponent(one.id)}`),
        })),
      },
      {
        id: 'people',
        hits: (words && people.isSuccess ? people.data : [])
          .filter((person) => matches(words, person.name, person.section?.name, person.title))
          .slice(0, 6)
          .map((person) => ({
            id: person.id,
            label: person.name,
            hint: [person.section?.name, person.title, person.away && t('people.away')]
              .filter(Boolean)
              .join(' · '),
            run: go(
              can('people.admin')
                ? `/people/${person.id}`
                : `/inbox/team?q=${encodeURIComponent(person.name)}`,
            ),
          })),
      },
    ]
    return all.filter((group) => group.hits.length > 0)
  })
}

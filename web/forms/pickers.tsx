import type { JSX } from 'solid-js'
import { createMemo } from 'solid-js'
import { keys } from '../calls/keys.ts'
import { listPeople, listSections } from '../calls/people.ts'
import { useQuery } from '../calls/use-query.ts'
import { t } from '../i18n/locale.ts'
import { Combobox } from '../ui/combobox.tsx'

type Props = {
  readonly id: string
  readonly value: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
  readonly multiple?: boolean
  readonly invalid?: boolean
  readonly describedBy?: string
  /** Ids that cannot be chosen here, e.g. oneself as one's own deputy. */
  readonly except?: readonly string[]
}

const rarelyChanges = 10 * 60_000

/** Everybody, for pickers and mentions; kept for ten minutes. */
export const usePeople = () =>
  useQuery(() => ({ queryKey: keys.people, queryFn: listPeople, staleTime: rarelyChanges }))

/** All sections, for pickers and filters. */
export const useSections = () =>
  useQuery(() => ({ queryKey: keys.sections, queryFn: listSections, staleTime: rarelyChanges }))

/** Picks people by any part of name, section or login. */
export function PeoplePicker(props: Props): JSX.Element {
  const people = usePeople()
  const options = createMemo(() =>
    (people.isSuccess ? people.data : [])
      .filter((person) => !props.except?.includes(person.id))
      .map((person) => ({
        id: person.id,
        label: person.name,
        hint: [person.section?.name, person.title, person.away && t('people.away')]
          .filter(Boolean)
          .join(' · '),
      })),
  )
  return (
    <Combobox
      {...props}
      options={options()}
      loading={people.isPending}
      placeholder={t('form.findPerson')}
    />
  )
}

/** Picks a section by name or alias. */
export function SectionPicker(props: Props): JSX.Element {
  const sections = useSections()
  const options = createMemo(() =>
    (sections.isSuccess ? sections.data : []).map((section) => ({
      id: section.id,
      label: section.name,
      hint: section.aliases.join(' '),
    })),
  )
  return (
    <Combobox
      {...props}
      options={options()}
      loading={sections.isPending}
      placeholder={t('form.findSection')}
    />
  )
}

import type { Adapter } from './adapter.ts'

/** `login` says whose; the API has it in the path. Without a date it is today. */
const ofPerson: Adapter['values'] = ({ login, person, ...values }, { directory, today }) => ({
  ...values,
  id: idOf(login ?? person, directory),
  from: values['from'] ?? today,
})

const idOf = (name: unknown, directory: { personId: (name: string) => string | undefined }) =>
  directory.personId(String(name)) ?? name

export const move: Adapter = { by: 'admin', values: ofPerson }
export const leave: Adapter = { by: 'admin', values: ofPerson }

/** One role may stand alone; whoever has no name is called by their login. */
export const join: Adapter = {
  by: 'admin',
  values: ({ role, ...values }) => ({
    section: null,
    name: values['login'],
    ...values,
    ...(role !== undefined && { roles: [role] }),
  }),
}

/** Without a deputy the head stands in, or for a head the first of the section. */
export const absence: Adapter = {
  by: 'admin',
  values: (values, asked) => {
    const person: { id?: unknown } = ofPerson?.(values, asked) ?? {}
    const id = String(person.id)
    const section = asked.directory.sectionOf(id)
    const head = asked.directory.holders('head', section).find((other) => other !== id)
    const deputy = values['deputy'] ?? head ?? asked.directory.someoneOf(section)
    return { to: values['from'] ?? asked.today, ...person, deputy }
  },
}

import type { Outcome } from '../../../db/rehearsal/outcome.ts'

/**
 * What each case is called: its number, else its name in the scenario, else its kind and its place among
 * those without one, in the order in which they were opened.
 */
export function caseNames(
  cases: Outcome['cases'],
  inFile: ReadonlyMap<string, string>,
): (id: string) => string {
  const unnumbered = new Map<string, number>()
  const names = new Map<string, string>()
  for (const c of cases) {
    const place = (unnumbered.get(c.procedure) ?? 0) + 1
    const name = c.number ?? inFile.get(c.id)
    if (name === undefined) unnumbered.set(c.procedure, place)
    names.set(c.id, name ?? `${c.procedure}#${place}`)
  }
  return (id) => names.get(id) ?? id
}

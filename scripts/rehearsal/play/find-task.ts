import { findCase } from '../../../db/rehearsal/find-case.ts'
import { type PlayedTask, tasksOfKind } from '../../../db/rehearsal/tasks.ts'
import type { TaskRef } from '../scenario/scenario.ts'
import type { World } from './world.ts'

/**
 * The task that an event is about: of a kind, in a case or what it gave rise to when one is named, else the
 * open one that one of these persons has or may take. One that has ended is found last, for taking it back.
 */
export async function findTask(
  world: World,
  ref: TaskRef,
  persons: readonly string[],
): Promise<PlayedTask | undefined> {
  const caseId = ref.case === undefined ? undefined : await caseNamed(world, ref.case)
  if (ref.case !== undefined && caseId === undefined) return undefined
  const found = await tasksOfKind(world.bureau.db, { kind: ref.kind, caseId })
  const directory = await world.directory()
  const section = ref.section === undefined ? undefined : directory.sectionId(ref.section)
  const fitting = found.filter((t) => ref.section === undefined || t.sectionId === section)
  if (caseId !== undefined) return fitting[0]
  const isTheirs = (t: PlayedTask) =>
    t.assigneeId !== null
      ? persons.includes(t.assigneeId) || persons.includes(directory.present(t.assigneeId))
      : directory
          .candidates(t.candidateKey)
          .some((p) => persons.includes(p) && !t.excluded.includes(p))
  return fitting.find(isTheirs) ?? fitting[0]
}

/** A case by its name in the scenario, or by its number. */
export async function caseNamed(world: World, name: string): Promise<string | undefined> {
  return world.made.get(name)?.id ?? (await findCase(world.bureau.db, name))
}

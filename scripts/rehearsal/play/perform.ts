import { countCases, findCase, newestCase } from '../../../db/rehearsal/find-case.ts'
import type { PlayedTask } from '../../../db/rehearsal/tasks.ts'
import { adapters } from '../adapters/adapters.ts'
import type { Reply } from '../engine/open-bureau.ts'
import { shanghaiDay } from '../scenario/moment.ts'
import type { ScenarioEvent, Values } from '../scenario/scenario.ts'
import { answerTo } from './answer.ts'
import { caseNamed, findTask } from './find-task.ts'
import { requestOf } from './operations.ts'
import { isAboutWho, nothingThere, type Why, whyRefused } from './refused.ts'
import { resolveValues } from './values.ts'
import type { World } from './world.ts'

/** What became of an operation: what the API answered, or why it was not done. */
export type Done = {
  readonly by: string | null
  readonly task: PlayedTask | undefined
  readonly why: Why | undefined
}

/** Does what an event says, through the API, as the person it names or the first of a role who may. */
export async function perform(world: World, event: ScenarioEvent): Promise<Done> {
  const adapter = adapters[event.do]
  const operation = world.operations.get(adapter?.operation ?? event.do)
  if (!operation) throw new Error(`there is no operation ${event.do}`)
  const named = await whoIsNamed(world, event.as ?? adapter?.by)
  const task = event.task && (await findTask(world, event.task, named))
  if (event.task && !task) {
    const { kind, case: of } = event.task
    const where = of === undefined ? '' : ` ${of}`
    const why = nothingThere(`没有待办的${kind}${where}`, `There is no ${kind}${where} to act on`)
    return { by: named[0] ?? null, task: undefined, why }
  }
  const values = await valuesOf(world, event, task)
  const { path, body } = requestOf(operation, values)
  const known = event.id === undefined ? 0 : await countCases(world.bureau.db)
  const { reply, by } = await firstWhoMay(await actorsOf(world, named, event, task), (person) =>
    world.bureau.call(person, operation.method, path, body),
  )
  if (changesPeople.test(event.do)) world.forgetDirectory()
  if (reply.status >= 400) return { by, task, why: whyRefused(reply) }
  if (event.id !== undefined) await remember(world, event.id, reply.body, known)
  return { by, task, why: undefined }
}

/** Operations after which who is who has to be read anew. */
const changesPeople = /^(person|role|section|absence|organization|bureau)\./

/** Each of them in turn, until one is not refused for who they are. */
export async function firstWhoMay(
  persons: readonly (string | null)[],
  act: (person: string | null) => Promise<Reply>,
): Promise<{ readonly reply: Reply; readonly by: string | null }> {
  let last: { readonly reply: Reply; readonly by: string | null } | undefined
  for (const by of persons) {
    const reply = await act(by)
    if (!isAboutWho(reply)) return { reply, by }
    last ??= { reply, by }
  }
  return last ?? { reply: { status: 404, body: null }, by: null }
}

async function whoIsNamed(world: World, as: string | undefined): Promise<readonly string[]> {
  if (as === undefined || as === 'public') return []
  return (await world.directory()).actors(as) ?? []
}

/** Whoever is named; of several the one who has the task. Without a name, whoever has or may take it. */
async function actorsOf(
  world: World,
  named: readonly string[],
  event: ScenarioEvent,
  task: PlayedTask | undefined,
): Promise<readonly (string | null)[]> {
  const as = event.as ?? adapters[event.do]?.by
  if (as === 'public') return [null]
  if (as !== undefined) {
    const holder = named.find((person) => person === task?.assigneeId)
    return holder === undefined ? named : [holder]
  }
  return task ? await playersOf(world, task) : [null]
}

/** Whoever has a task, or whoever may take it, in order of login; a deputy for who is away. */
export async function playersOf(world: World, task: PlayedTask): Promise<readonly string[]> {
  const directory = await world.directory()
  if (task.assigneeId !== null) return [directory.present(task.assigneeId)]
  const free = directory.candidates(task.candidateKey).filter((p) => !task.excluded.includes(p))
  const here = free.filter((p) => directory.present(p) === p)
  return here.length > 0 ? here : [...new Set(free.map((p) => directory.present(p)))]
}

async function valuesOf(
  world: World,
  event: ScenarioEvent,
  task: PlayedTask | undefined,
): Promise<Values> {
  const directory = await world.directory()
  const made = (name: unknown) => world.made.get(String(name))
  const today = shanghaiDay(world.bureau.nowMs())
  if (task && event.do === 'task.complete') {
    const said = { outcome: event.outcome, values: event.with }
    return { id: task.id, ...(await answerTo(world, task, said)) }
  }
  const { case: of, ...written } = event.with ?? {}
  const about = task?.id ?? (typeof of === 'string' ? await caseNamed(world, of) : undefined)
  const resolved = resolveValues(written, { directory, made })
  const values = { ...(about !== undefined && { id: about }), ...resolved }
  return adapters[event.do]?.values?.(values, { event, directory, today, made }) ?? values
}

/** What an event's name stands for: the case or thing the API answered with, or the case that is new since. */
async function remember(world: World, name: string, body: unknown, known: number): Promise<void> {
  const { db } = world.bureau
  const answered = (body ?? {}) as { readonly id?: unknown; readonly caseId?: unknown }
  const id = [answered.caseId, answered.id].find((value) => typeof value === 'string')
  const number = (body as { readonly number?: unknown } | null)?.number
  const byNumber = typeof number === 'string' ? await findCase(db, number) : undefined
  const isNew = (await countCases(db)) > known
  const newest =
    isNew && id === undefined && byNumber === undefined ? await newestCase(db) : undefined
  world.made.set(name, { id: typeof id === 'string' ? id : (byNumber ?? newest), body })
}

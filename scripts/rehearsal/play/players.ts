import { loadCalendar } from '../../../db/calendar.ts'
import { type PlayedTask, playedTask } from '../../../db/rehearsal/tasks.ts'
import { hash32 } from '../../../workflows/kit/hash32.ts'
import { momentAfter } from '../scenario/moment.ts'
import type { Behaviour, ScenarioEvent } from '../scenario/scenario.ts'
import { answerTo } from './answer.ts'
import { firstWhoMay, playersOf } from './perform.ts'
import { whyRefused } from './refused.ts'
import type { World } from './world.ts'

type Waiting = { readonly task: PlayedTask; readonly behaviour: Behaviour; dueMs: number }

/**
 * Everyone else: finds out what there is to do, and does it when their time has come. A task that an event
 * ahead will complete or return is left to it.
 */
export function createPlayers(world: World) {
  const { bureau } = world
  const seen = new Set<string>()
  const waiting = new Map<string, Waiting>()
  /** Paused when its time came: done as soon as it goes on. */
  const paused = new Map<string, Waiting>()

  async function expect(task: PlayedTask): Promise<void> {
    const behaviour = await behaviourFor(world, task)
    if (!behaviour || !isDrawn(world, task, behaviour)) return
    const from = Date.parse(task.createdAt)
    const dueMs = momentAfter(behaviour.after, from, await loadCalendar(bureau.db))
    if (dueMs !== undefined) waiting.set(task.id, { task, behaviour, dueMs })
  }

  /** Those that no event ahead is about. */
  function free(): Waiting[] {
    const all = [...waiting.values()]
    const events = world.ahead.filter((e) => e.task && ending.has(e.do))
    if (events.length === 0) return all
    return all.filter(({ task }) => !events.some((event) => isAbout(world, event, task, all)))
  }

  return {
    /** Looks at tasks that may be new, and at those that were paused. */
    async lookAround(opened: readonly PlayedTask[]): Promise<void> {
      for (const task of opened) {
        if (seen.has(task.id)) continue
        seen.add(task.id)
        await expect(task)
      }
      for (const [id, held] of paused) {
        const now = await playedTask(bureau.db, id)
        if (now?.suspendedAt) continue
        paused.delete(id)
        if (now && now.endedAt === null) waiting.set(id, { ...held, dueMs: bureau.nowMs() })
      }
    },
    /** When the next of them acts. */
    nextMs: (): number | undefined => {
      const times = free().map((w) => w.dueMs)
      return times.length > 0 ? times.reduce((a, b) => Math.min(a, b)) : undefined
    },
    /** Whoever's time has come first acts; false when nobody's has. */
    async actOnce(): Promise<boolean> {
      const due = free().filter((w) => w.dueMs <= bureau.nowMs())
      const [first] = due.sort((a, b) => a.dueMs - b.dueMs)
      if (!first) return false
      waiting.delete(first.task.id)
      const task = await playedTask(bureau.db, first.task.id)
      if (!task || task.endedAt !== null) return true
      if (task.suspendedAt !== null) paused.set(task.id, first)
      else await play(world, task, first.behaviour)
      return true
    },
  }
}

async function play(world: World, task: PlayedTask, behaviour: Behaviour): Promise<void> {
  const answer = await answerTo(world, task, {
    outcome: behaviour.outcome,
    values: behaviour.with,
  })
  const path = `/api/tasks/${task.id}/complete`
  const { reply, by } = await firstWhoMay(await playersOf(world, task), (person) =>
    world.bureau.call(person, 'POST', path, answer),
  )
  if (reply.status < 400) return
  world.refused.push({
    event: null,
    behaviour: behaviour.index,
    line: behaviour.line,
    atMs: world.bureau.nowMs(),
    operation: 'task.complete',
    by,
    caseId: task.caseId,
    task: task.kind,
    ...whyRefused(reply),
  })
}

/** The first behaviour that fits a task. */
async function behaviourFor(world: World, task: PlayedTask): Promise<Behaviour | undefined> {
  const directory = await world.directory()
  const hasRole = (role: NonNullable<Behaviour['role']>) =>
    task.assigneeId !== null
      ? directory.hasRole(task.assigneeId, role)
      : task.candidateKey?.split('@')[0] === role
  return world.scenario.behaviour.find(
    (b) =>
      isKind(b.task, task.kind) &&
      (b.section === undefined || directory.sectionId(b.section) === task.sectionId) &&
      (b.role === undefined || hasRole(b.role)) &&
      (b.severity === undefined || b.severity === task.severity) &&
      (b.case === undefined || world.made.get(b.case)?.id === task.caseId),
  )
}

/** What an event may do to a task after which nobody else can do it. */
const ending = new Set(['task.complete', 'task.return'])

/** Whether an event is about a task: of its case, or the only one of its kind where no case is named. */
function isAbout(
  world: World,
  { task: ref }: ScenarioEvent,
  task: PlayedTask,
  all: readonly Waiting[],
): boolean {
  if (!ref || ref.kind !== task.kind) return false
  if (ref.case === undefined) return all.filter((w) => w.task.kind === ref.kind).length === 1
  const id = world.made.get(ref.case)?.id
  return id !== undefined && (id === task.caseId || id === task.linkedTo)
}

/** `*`, `issue.*`, or a kind. */
export const isKind = (pattern: string, kind: string): boolean =>
  pattern === '*' ||
  pattern === kind ||
  (pattern.endsWith('.*') && kind.startsWith(pattern.slice(0, -1)))

/** Drawn by the seed and the task alone, so that nothing else changes it. */
function isDrawn({ scenario }: World, task: PlayedTask, { chance = 1 }: Behaviour): boolean {
  return chance >= 1 || hash32(`${scenario.seed} ${task.id}`, 0x51ed270b) / 2 ** 32 < chance
}

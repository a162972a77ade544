import type { Adapter } from './adapter.ts'
import * as people from './people.ts'
import * as tasks from './tasks.ts'

/** One line for each operation that a scenario writes otherwise than the API has it. */
export const adapters: Readonly<Record<string, Adapter>> = {
  'absence.set': people.absence,
  'calendar.publish': { by: 'admin' },
  'issue.register': { by: 'conduct_office' },
  'person.join': people.join,
  'person.leave': people.leave,
  'person.move': people.move,
  'project.completed': { by: 'conduct_office' },
  'task.askExtension': tasks.withReason,
  'task.resume': tasks.withReason,
  'task.return': tasks.withReason,
  'task.suspend': tasks.withReason,
  'task.withdraw': tasks.withReason,
}

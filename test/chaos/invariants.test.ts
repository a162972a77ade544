import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Tx } from '../../db/client.ts'
import { workflowId } from '../../workflows/task-queue.ts'
import { type Bureau, openBureau } from '../support/bureau.ts'
import { anIssue, answer } from '../support/issue-bureau.ts'
import { type Acknowledged, type Execution, findViolations } from './invariants.ts'

const taskOf = (id: string) => `${id}.rectify.1`
const rolledBack = new Error('rolled back')

let bureau: Bureau
/** Left alone until three rungs had fired; answered once; reported and found to be nothing. */
let late: string
let confirmed: string
let over: string
let acknowledged: Acknowledged
let executions: readonly Execution[]

beforeAll(async () => {
  bureau = await openBureau()
  late = await anIssue(bureau, { deadline: '2026-01-09' })
  confirmed = await anIssue(bureau)
  await answer(bureau, 'liu.yang', confirmed, 'issue.rectify', { measures: '一', evidence: [] })
  const report = { section: 'permits', title: '排队时间过长' }
  over = (await bureau.call('liu.yang', 'POST', '/api/issues', report)).body.id
  await answer(bureau, 'zuofengban', over, 'issue.register', { reason: '一' }, 'not-an-issue')
  await bureau.until('2026-01-10T12:00')
  await bureau.relay()
  const number = String((await bureau.caseOf(late))?.['number'])
  acknowledged = {
    cases: [{ id: late, number }],
    acts: [{ taskId: taskOf(confirmed), by: 'liu.yang' }],
  }
  executions = [
    { workflowId: workflowId(late), status: 'RUNNING' },
    { workflowId: workflowId(confirmed), status: 'RUNNING' },
    { workflowId: workflowId(over), status: 'COMPLETED' },
  ]
})
afterAll(() => bureau.close())

const evidence = () => ({ acknowledged, executions, at: bureau.clock.now() })

test('a bureau at rest keeps every promise', async () => {
  expect(await bureau.fired(taskOf(late))).toContain('overdue 2026-01-10 09:00')
  expect(await findViolations(bureau.db, evidence())).toEqual([])
})

/** What the checker says of a database that was tampered with, and is whole again afterwards. */
async function after(...statements: readonly SQL[]): Promise<string[]> {
  let found: string[] = []
  const tamper = async (tx: Tx) => {
    for (const statement of statements) await tx.execute(statement)
    found = await findViolations(tx, evidence())
    throw rolledBack
  }
  await bureau.db.transaction(tamper).catch((error: unknown) => {
    if (error !== rolledBack) throw error
  })
  return found
}

const writable = sql`alter table ledger_entry disable trigger ledger_append_only`

describe('the checker finds', () => {
  const planted: readonly (readonly [string, () => readonly SQL[]])[] = [
    ['an acknowledged case is stored', () => [sql`delete from "case" where id = ${late}`]],
    [
      'an acknowledged case is stored',
      () => [sql`update "case" set number = 'WT-1' where id = ${late}`],
    ],
    [
      'an acknowledged act is done',
      () => [sql`update task set ended_at = null, ending = null where id = ${taskOf(confirmed)}`],
    ],
    [
      'an acknowledged act is done',
      () => [sql`update task set completed_by = 'sun.yue' where id = ${taskOf(confirmed)}`],
    ],
    [
      'a case that is not over has something open',
      () => [sql`update task set ended_at = ${bureau.clock.now()} where case_id = ${late}`],
    ],
    ['the outbox is empty', () => [sql`update outbox set done_at = null where case_id = ${late}`]],
    [
      'one task a case, step and round',
      () => [
        sql`drop index task_case_id_step_round_index`,
        sql`insert into task select (jsonb_populate_record(t, jsonb_build_object('id', 'twice'))).* from task t
          where id = ${taskOf(late)}`,
      ],
    ],
    [
      'one open step of the walk',
      () => [sql`update task set ended_at = null where case_id = ${confirmed}`],
    ],
    [
      'one number a case',
      () => [
        sql`alter table "case" drop constraint case_number_unique`,
        sql`update "case" set number = 'WT-1' where id in (${late}, ${confirmed})`,
      ],
    ],
    [
      'one notice a person, task and kind of rung',
      () => [
        sql`insert into notification select (jsonb_populate_record(n, jsonb_build_object('key', 'twice'))).*
          from notification n where kind = 'task.overdue' limit 1`,
      ],
    ],
    [
      'nobody conflicted has a task',
      () => [
        sql`insert into recusal (case_id, person_id, because, since)
          values (${late}, 'liu.yang', 'named', ${bureau.clock.now()})`,
      ],
    ],
    [
      'a deadline has one outcome',
      () => [sql`update armed set cancelled_at = fired_at where fired_at is not null`],
    ],
    [
      'what fell due has fired',
      () => [sql`update armed set fired_at = null where owner_id = ${taskOf(late)}`],
    ],
    [
      'a fired rung is entered once',
      () => [
        sql`select append_ledger(jsonb_build_array(to_jsonb(l) - 'key')) from ledger_entry l
          where kind = 'task.rung' and data->>'rung' = 'overdue'`,
      ],
    ],
    [
      'an entered rung has fired',
      () => [sql`update armed set fired_at = null where owner_id = ${taskOf(late)}`],
    ],
    [
      'a case stands as its ledger says',
      () => [
        sql`update "case" set status = 'closed', closed_at = ${bureau.clock.now()} where id = ${late}`,
      ],
    ],
    [
      'a case’s dates fit its status',
      () => [sql`update "case" set closed_at = ${bureau.clock.now()} where id = ${late}`],
    ],
    [
      'a case is entered once',
      () => [writable, sql`delete from ledger_entry where kind = 'case.opened'`],
    ],
    [
      'a task’s beginning is entered once',
      () => [
        sql`select append_ledger(jsonb_build_array(to_jsonb(l) - 'key')) from ledger_entry l
          where kind = 'task.opened' and task_id = ${taskOf(late)}`,
      ],
    ],
    [
      'a task’s end is entered once',
      () => [sql`update task set ended_at = ${bureau.clock.now()} where id = ${taskOf(late)}`],
    ],
    [
      'the ledger’s chain is whole',
      () => [writable, sql`update ledger_entry set actor = 'sun.yue' where seq = 3`],
    ],
    [
      'the ledger’s chain is whole',
      () => [
        writable,
        sql`delete from ledger_entry where seq = (select max(seq) from ledger_entry)`,
      ],
    ],
  ]

  test.each(planted)('that it is not so that %s', async (rule, tamper) => {
    expect(await after(...tamper())).toContainEqual(expect.stringContaining(`${rule}: `))
  })

  test('a case with two workflows, with none, or with one that ended early', async () => {
    const [first, second, third] = executions
    const found = async (...list: readonly (Execution | undefined)[]) =>
      findViolations(bureau.db, { ...evidence(), executions: list.filter((e) => e !== undefined) })
    const stray = { workflowId: 'case:nobody', status: 'RUNNING' }
    const duty = { workflowId: 'duty:ledger-audit:2026-02-01', status: 'COMPLETED' }
    expect(await found(first, second, third, duty)).toEqual([])
    expect(await found(first, first, second, third)).toEqual([`one workflow a case: ${late} has 2`])
    expect(await found(second, third)).toEqual([`one workflow a case: ${late} has 0`])
    expect(await found(first, second, third, stray)).toHaveLength(1)
    expect(
      await found({ workflowId: workflowId(late), status: 'COMPLETED' }, second, third),
    ).toHaveLength(1)
  })
})

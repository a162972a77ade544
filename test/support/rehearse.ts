import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Comparison } from '../../scripts/rehearsal/result/compare.ts'
import type { CaseResult, Result, TaskResult } from '../../scripts/rehearsal/result/result.ts'
import { repositoryRoot } from '../../scripts/stack/paths.ts'
import { provided } from './provided.ts'

export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** Runs the command as a person would, and waits for its end. */
export async function runRehearse(...args: readonly string[]): Promise<Ran> {
  return await startRehearse(...args).ended
}

/** The command under way, and how it ends. */
export function startRehearse(...args: readonly string[]) {
  const child = spawn(process.execPath, ['scripts/rehearse.ts', ...args], {
    cwd: repositoryRoot,
    env: { ...process.env, TEMPORAL_TEST_SERVER_PATH: provided('temporalTestServer') },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const ended = new Promise<Ran>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
  return { child, ended, heard: () => stderr }
}

/** The result of one of the scenarios beside the tests. @throws Error with what the command said */
export async function rehearsed(
  name: string,
  ...args: readonly string[]
): Promise<Result & { readonly compare?: Comparison }> {
  const { code, stdout, stderr } = await runRehearse(`test/scenarios/${name}.yaml`, ...args)
  if (code !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

/** A file of a test's own. */
export function aFile(name: string, text: string): string {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'qingfeng-scenario-')), name)
  writeFileSync(file, text)
  return file
}

/** A case by its name in the file. @throws Error when there is none */
export function caseNamed(result: Result, id: string): CaseResult {
  const found = result.cases.find((c) => c.id === id)
  if (!found) throw new Error(`there is no case ${id}`)
  return found
}

/** The tasks of a case in order, by its name in the file. */
export function tasksOf(result: Result, id: string, kind?: string): readonly TaskResult[] {
  const { number } = caseNamed(result, id)
  return result.tasks.filter((t) => t.case === number && (kind === undefined || t.kind === kind))
}

/** A case's steps as `closed 2026-02-11 16:00`. */
export const stepLines = (c: CaseResult): readonly string[] =>
  c.steps.map(({ step, at }) => `${step} ${at.slice(0, 16).replace('T', ' ')}`)

/** A case's notices of a kind, as `2026-02-11 09:00 liu.yang`. */
export const toldLines = (result: Result, kind: string, number: string): readonly string[] =>
  result.notices
    .filter((n) => n.kind === kind && n.case === number)
    .map(({ at, to }) => `${at.slice(0, 16).replace('T', ' ')} ${to}`)

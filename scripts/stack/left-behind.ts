import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { commandOf, stopProcess } from './processes.ts'

type Note = { readonly pid: number; readonly command: string }

/**
 * Notes in a folder which processes run, so that a start after kill -9 finds what it left behind.
 */
export function notesOf(folder: string) {
  const fileOf = (name: string) => path.join(folder, `${name}.json`)
  const read = (name: string): Note | undefined => {
    try {
      const note = JSON.parse(readFileSync(fileOf(name), 'utf8')) as Note
      return commandOf(note.pid) === note.command ? note : undefined
    } catch {
      return undefined
    }
  }
  return {
    /** The process of that name if it still runs and is still the same program. */
    read,
    write(name: string, pid: number) {
      mkdirSync(folder, { recursive: true })
      const note: Note = { pid, command: commandOf(pid) ?? '' }
      writeFileSync(fileOf(name), JSON.stringify(note))
    },
    remove(name: string) {
      rmSync(fileOf(name), { force: true })
    },
    /** Stops a process that outlived the start script which owned it. */
    async stopLeftBehind(name: string, graceMs: number) {
      const note = read(name)
      if (note) await stopProcess({ pid: note.pid, signal: 'SIGTERM', graceMs })
      rmSync(fileOf(name), { force: true })
    },
  }
}

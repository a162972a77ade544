import { runInThread, ThreadEnded } from '../run-in-thread.ts'
import { type EvidenceProblem, EvidenceRefused, limits } from './evidence-refused.ts'
import { type AudioKind, type FileKind, isAudio, kindOf, kinds } from './file-kind.ts'
import { safeName } from './safe-name.ts'
import { stripAudio } from './strip-audio.ts'
import { stripImage } from './strip-image.ts'

/** What the thread is given and gives back. */
export type Document = {
  readonly kind: Exclude<FileKind, 'jpeg' | 'png' | 'webp' | AudioKind>
  readonly bytes: Uint8Array
}
export type Stripped = { readonly bytes: Uint8Array } | { readonly problem: EvidenceProblem }

export type CleanFile = { readonly name: string; readonly mime: string; readonly bytes: Uint8Array }

const script = new URL('./strip-document-worker.ts', import.meta.url)
const threadLimits = { timeoutMs: 30_000, memoryMb: 512 }

/**
 * A file ready to be kept: its content is what its name says, and nothing in it tells of who made it,
 * where, or with what. @throws EvidenceRefused with the sentence to tell
 */
export async function stripFile(file: {
  readonly name: string
  readonly bytes: Uint8Array
}): Promise<CleanFile> {
  if (file.bytes.length === 0) throw new EvidenceRefused('empty')
  if (file.bytes.length > limits.bytes) throw new EvidenceRefused('too-large')
  const name = safeName(file.name)
  const kind = await kindOf(name, file.bytes)
  return { name, mime: kinds[kind].mime, bytes: await stripKind(kind, file.bytes) }
}

async function stripKind(kind: FileKind, bytes: Uint8Array): Promise<Uint8Array> {
  if (isAudio(kind)) return stripAudio(kind, bytes)
  if (kind === 'jpeg' || kind === 'png' || kind === 'webp') return await stripImage(kind, bytes)
  return await stripDocument({ kind, bytes })
}

async function stripDocument(document: Document): Promise<Uint8Array> {
  const stripped = await runInThread<Document, Stripped>(script, document, threadLimits).catch(
    (error: unknown): Stripped => {
      if (error instanceof ThreadEnded) return { problem: 'too-heavy' }
      throw error
    },
  )
  if ('problem' in stripped) throw new EvidenceRefused(stripped.problem)
  return stripped.bytes
}

import { FileJobEnded, runFileJob } from '../file-job.ts'
import { type EvidenceProblem, EvidenceRefused, limits } from './evidence-refused.ts'
import { type FileKind, kindOf, kinds } from './file-kind.ts'
import { safeName } from './safe-name.ts'
import { stripImage } from './strip-image.ts'

/** What the job is given and gives back. */
export type Document = {
  readonly kind: Exclude<FileKind, 'jpeg' | 'png' | 'webp'>
  readonly bytes: Uint8Array
}
export type Stripped = { readonly bytes: Uint8Array } | { readonly problem: EvidenceProblem }

export type CleanFile = { readonly name: string; readonly mime: string; readonly bytes: Uint8Array }

const script = new URL('./strip-document-job.ts', import.meta.url)
const jobLimits = { timeoutMs: 30_000, memoryMb: 512 }

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
  const isImage = kind === 'jpeg' || kind === 'png' || kind === 'webp'
  const bytes = isImage
    ? await stripImage(kind, file.bytes)
    : await stripDocument({ kind, bytes: file.bytes })
  return { name, mime: kinds[kind].mime, bytes }
}

async function stripDocument(document: Document): Promise<Uint8Array> {
  const stripped = await runFileJob<Document, Stripped>(script, document, jobLimits).catch(
    (error: unknown): Stripped => {
      if (error instanceof FileJobEnded) return { problem: 'too-heavy' }
      throw error
    },
  )
  if ('problem' in stripped) throw new EvidenceRefused(stripped.problem)
  return stripped.bytes
}

import { limits } from './evidence-refused.ts'
import { extensionOf } from './file-kind.ts'

/**
 * A file's name as it is kept and shown: no path, no control, invisible or direction-turning characters,
 * nothing that a file system refuses, at most 120 characters with its extension.
 */
export function safeName(name: string): string {
  const bare = (name.toWellFormed().normalize('NFC').split(/[\\/]/).at(-1) ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/[.\s]+$/gu, '')
  const extension = extensionOf(bare)
  const stem = (extension ? bare.slice(0, -extension.length - 1) : bare).replace(/^[.\s]+/u, '')
  const room = limits.nameLength - extension.length - 1
  const short = Array.from(stem).slice(0, Math.max(1, room)).join('').trim()
  return extension ? `${short || '材料'}.${extension}` : short || '材料'
}

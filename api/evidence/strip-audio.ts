import type { AudioKind } from './file-kind.ts'
import { stripAmr } from './strip-amr.ts'
import { stripM4a } from './strip-m4a.ts'
import { stripMp3 } from './strip-mp3.ts'
import { stripWav } from './strip-wav.ts'

const strippers: Readonly<Record<AudioKind, (bytes: Uint8Array) => Uint8Array>> = {
  wav: stripWav,
  mp3: stripMp3,
  m4a: stripM4a,
  amr: stripAmr,
}

/** A recording as its sound alone. @throws EvidenceRefused for damaged ones and for films */
export const stripAudio = (kind: AudioKind, bytes: Uint8Array): Uint8Array => strippers[kind](bytes)

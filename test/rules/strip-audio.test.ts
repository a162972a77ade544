import { describe, expect, test } from 'vitest'
import { stripFile } from '../../api/evidence/strip-file.ts'
import {
  amrSound,
  anAmr,
  anM4a,
  anMp3,
  aWav,
  m4aSound,
  mp3Sound,
  wavSound,
} from '../support/audio-files.ts'

const holds = (bytes: Uint8Array, part: Uint8Array | string) =>
  Buffer.from(bytes).includes(Buffer.from(part))

describe.each([
  ['wav', aWav(), wavSound, 'audio/wav'],
  ['mp3', anMp3(), mp3Sound, 'audio/mpeg'],
  ['amr', anAmr(), amrSound, 'audio/amr'],
  ['m4a', anM4a(), m4aSound, 'audio/mp4'],
] as const)('a recording as %s', (extension, bytes, sound, mime) => {
  test('keeps its sound and nothing of who made it', async () => {
    expect(holds(bytes, '举报人王某')).toBe(true)
    const clean = await stripFile({ name: `现场.${extension}`, bytes })
    expect(clean.mime).toBe(mime)
    expect(holds(clean.bytes, sound)).toBe(true)
    expect(holds(clean.bytes, '举报人王某')).toBe(false)
    expect(holds(clean.bytes, 'LAME')).toBe(false)
    expect(holds(clean.bytes, Uint8Array.from([0xe1, 0xe2, 0xe3, 0xe4]))).toBe(false)
  })

  test('stripped twice is the same', async () => {
    const name = `现场.${extension}`
    const once = await stripFile({ name, bytes })
    const twice = await stripFile({ name, bytes: once.bytes })
    expect(Buffer.from(twice.bytes).equals(Buffer.from(once.bytes))).toBe(true)
  })
})

describe('is refused:', () => {
  const refused = async (name: string, bytes: Uint8Array) =>
    await stripFile({ name, bytes }).then(
      () => 'taken',
      (error: { code: string }) => error.code,
    )

  test('a film that says it is a recording', async () => {
    expect(await refused('现场.m4a', anM4a('vide'))).toBe('not-allowed')
  })

  test('sound by the name of another kind, and kinds that are not taken', async () => {
    expect(await refused('现场.mp3', aWav())).toBe('wrong-extension')
    expect(await refused('现场.ogg', Buffer.from('OggS and more'))).toBe('not-allowed')
  })

  test.each([
    ['wav', aWav().slice(0, 30)],
    ['mp3', anMp3().slice(0, 60)],
    ['amr', Uint8Array.from(Buffer.from('#!AMR\n'))],
    ['m4a', anM4a().slice(0, 60)],
  ])('what is cut short before any sound: %s', async (extension, bytes) => {
    expect(['damaged', 'not-allowed', 'wrong-extension']).toContain(
      await refused(`现场.${extension}`, bytes),
    )
  })
})

import { createSignal } from 'solid-js'
import type { Text } from '../../contract.ts'
import { remember, remembered } from '../../ui/remembered.ts'
import { zh } from './zh.ts'

export type Words = typeof zh
type Language = 'zh' | 'en'

const [language, setLanguageSignal] = createSignal<Language>('zh')
const [plain, setPlainSignal] = createSignal(false)
const [large, setLargeSignal] = createSignal(false)
const [words, setWords] = createSignal<Words>(zh)

export { language, large, plain }

/** The sentences in the language and manner chosen. Call it where they are shown: it follows a change. */
export const t = (): Words => words()

/** The reader's side of a text that comes in both languages. */
export const text = (value: Text | null | undefined): string => value?.[language()] ?? ''

/** What was chosen before on this device. */
export async function startWords(): Promise<void> {
  setLarge(remembered('portal.large') === 'yes')
  await choose(remembered('locale') === 'en' ? 'en' : 'zh', remembered('portal.plain') === 'yes')
}

export const switchLanguage = () => choose(language() === 'zh' ? 'en' : 'zh', plain())
export const switchPlain = () => choose(language(), !plain())
export function setLarge(on: boolean): void {
  setLargeSignal(on)
  document.documentElement.toggleAttribute('data-large', on)
  remember('portal.large', on ? 'yes' : null)
}

/** Each dictionary but the first is loaded when it is asked for: most people need one. */
async function choose(next: Language, isPlain: boolean): Promise<void> {
  const whole: Words = next === 'zh' ? zh : (await import('./en.ts')).en
  const simpler = isPlain ? await plainOf(next) : {}
  setWords({ ...whole, ...simpler })
  setLanguageSignal(next)
  setPlainSignal(isPlain)
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
  remember('locale', next)
  remember('portal.plain', isPlain ? 'yes' : null)
}

const plainOf = async (next: Language): Promise<Partial<Words>> =>
  next === 'zh' ? (await import('./zh-plain.ts')).zhPlain : (await import('./en-plain.ts')).enPlain

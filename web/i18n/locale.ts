import * as i18n from '@solid-primitives/i18n'
import { createSignal } from 'solid-js'
import type { Text } from '../contract.ts'
import { remember, remembered } from '../ui/remembered.ts'
import { zh } from './zh.ts'

export type Locale = 'zh' | 'en'
/** Chinese is the measure: an English dictionary that lacks a key does not compile. */
export type Dictionary = typeof zh

const [locale, setLocaleSignal] = createSignal<Locale>('zh')
const [words, setWords] = createSignal(i18n.flatten(zh))

/** The language in use. */
export { locale }

/** A sentence of the interface in the language in use; follows a change of language. */
export const t = i18n.translator(words)

/** The reader's side of a text that comes in both languages. */
export const text = (value: Text | null | undefined): string => value?.[locale()] ?? ''

/** Switches the language and keeps the choice on this device. English is loaded when first asked for. */
export async function setLocale(next: Locale): Promise<void> {
  const dictionary: Dictionary = next === 'zh' ? zh : (await import('./en.ts')).en
  setWords(() => i18n.flatten(dictionary))
  setLocaleSignal(next)
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
  remember('locale', next)
}

/** The language chosen before on this device, else Chinese. */
export const startLocale = () => setLocale(remembered('locale') === 'en' ? 'en' : 'zh')

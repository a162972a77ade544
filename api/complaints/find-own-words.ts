import { normaliseName } from '../../workflows/kit/normalise.ts'

/** Where in a text its own writer can be recognised. Positions are those of the text as it is. */
export type OwnWords = {
  readonly from: number
  readonly to: number
  readonly what: 'name' | 'phone' | 'id-number'
}

type Identity = { readonly name?: string | undefined; readonly phone?: string | undefined }

const numerals: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('零〇一二三四五六七八九幺').map((c, i) => [
    c,
    String([0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1][i]),
  ]),
)
/** What people put between the digits of a number. */
const between = /[\s\-—–·.]/

/**
 * Finds in a text the complainant's own name and phone, however written (spaces, full width, Chinese
 * numerals), and any mobile or identity number at all, because only they would write one there.
 */
export function findOwnWords(text: string, identity: Identity): OwnWords[] {
  const found = [...ofName(text, identity.name), ...ofNumbers(text, identity.phone)]
  return found.sort((a, b) => a.from - b.from || b.to - a.to).filter(notWithin)
}

/** The text with each of them replaced by what it was. */
export function maskOwnWords(text: string, found: readonly OwnWords[]): string {
  let [masked, at] = ['', 0]
  for (const { from, to, what } of found) {
    masked += `${text.slice(at, from)}〔${labels[what]}〕`
    at = to
  }
  return masked + text.slice(at)
}

const labels = { name: '反映人姓名', phone: '电话', 'id-number': '证件号' } as const

const notWithin = (one: OwnWords, i: number, all: readonly OwnWords[]): boolean =>
  !all.slice(0, i).some((before) => one.from < before.to)

type Folded = {
  readonly text: string
  readonly at: readonly number[]
  readonly end: readonly number[]
}

/** A text folded character by character, each knowing where it came from. */
function fold(text: string, foldOne: (character: string) => string): Folded {
  const [folded, at, end]: [string[], number[], number[]] = [[], [], []]
  let position = 0
  for (const character of text) {
    for (const one of foldOne(character).split('')) {
      folded.push(one)
      at.push(position)
      end.push(position + character.length)
    }
    position += character.length
  }
  return { text: folded.join(''), at, end }
}

function ofName(text: string, name: string | undefined): OwnWords[] {
  const wanted = normaliseName(name ?? '')
  if (wanted.length < 2) return []
  return spans(fold(text, normaliseName), new RegExp(escaped(wanted), 'g'), 'name')
}

function ofNumbers(text: string, phone: string | undefined): OwnWords[] {
  const own = phone?.replace(/\D/g, '') ?? ''
  return [inDigits, inNumerals].flatMap((digit) => {
    // What is no digit and no separator stays, so that digits of two numbers never join.
    const digits = fold(text, (c) => (between.test(c) ? '' : digit(c)))
    return [
      ...spans(digits, /(?<!\d)\d{17}[\dXx](?!\d)/g, 'id-number'),
      ...spans(digits, /(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)/g, 'phone'),
      ...(own.length >= 5 ? spans(digits, new RegExp(own, 'g'), 'phone') : []),
    ]
  })
}

const inDigits = (c: string): string => c.normalize('NFKC')
/** Digits here would join the numeral at the end of a name or of a count: 王小二 137… */
const inNumerals = (c: string): string => numerals[c] ?? (/\d/.test(c.normalize('NFKC')) ? '_' : c)

function spans(folded: Folded, pattern: RegExp, what: OwnWords['what']): OwnWords[] {
  return [...folded.text.matchAll(pattern)].map((match) => {
    const last = match.index + match[0].length - 1
    return { from: folded.at[match.index] ?? 0, to: folded.end[last] ?? 0, what }
  })
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

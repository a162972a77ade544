import type { BureauMember, BureauSection } from '../../db/members.ts'
import { normaliseName } from '../../workflows/kit/normalise.ts'

/** The bureau as of a day, to find in a text who is meant. */
export type Bureau = {
  readonly members: readonly BureauMember[]
  readonly sections: readonly BureauSection[]
}

const headTitles = '(?:科长|主任|大队长|队长|组长|负责人|领导|一把手)'
const chiefTitle = /(.?)局长(?!接待|信箱|热线)/gu
const anyTitle = /(\p{Script=Han})(?:科长|主任|大队长|队长|组长|副?局长|书记|处长)/gu

/**
 * Who is meant by what a complainant wrote: named apart by login or name, named in the text however
 * disguised, or only by an office they hold that day, acting or not. In doubt everyone of that name: being
 * left out of a case does nobody harm, handling one's own does (domain §1).
 */
export function findNamed(args: {
  readonly named: readonly string[]
  readonly text: string
  readonly sectionId: string | null
  readonly bureau: Bureau
}): string[] {
  const { members } = args.bureau
  const text = normaliseName(args.text)
  const apart = new Set(args.named.map(normaliseName))
  const isApart = (m: BureauMember) => apart.has(m.nameNormal) || args.named.includes(m.id)
  const inText = (m: BureauMember) => m.nameNormal.length > 1 && text.includes(m.nameNormal)
  const byName = members.filter((m) => isApart(m) || inText(m)).map((m) => m.id)
  return [...new Set([...byName, ...byOffice(text, args.sectionId, args.bureau)])].sort()
}

/** Those who hold an office that the text speaks of. */
function byOffice(text: string, sectionId: string | null, { members, sections }: Bureau): string[] {
  const heads = (id: string) => members.filter((m) => m.heads.includes(id)).map((m) => m.id)
  const ofSections = sections.flatMap((section) => {
    const names = [section.name, ...section.aliases].map((n) => escaped(normaliseName(n)))
    return new RegExp(`(?:${names.join('|')})的?${headTitles}`).test(text) ? heads(section.id) : []
  })
  const chiefs = speaksOfChief(text, { members, sections })
    ? members.filter((m) => m.isChief).map((m) => m.id)
    : []
  return [...ofSections, ...chiefs, ...bySurname(text, sectionId, { members, sections })]
}

/** 局长 by itself: neither a deputy nor 周局长, who is called so by courtesy. */
function speaksOfChief(text: string, { members, sections }: Bureau): boolean {
  const leads = (m: BureauMember) => m.isChief || sections.some((s) => s.leaderId === m.id)
  const surnames = new Set(members.filter(leads).map((m) => m.nameNormal.charAt(0)))
  const alone = [...text.matchAll(chiefTitle)].some(
    ([, before = '']) => before !== '副' && before !== '某' && !surnames.has(before),
  )
  return alone || text.includes('主要领导')
}

/** 陈科长: whoever of that surname heads or leads; those of the section complained about, if any. */
function bySurname(
  text: string,
  sectionId: string | null,
  { members, sections }: Bureau,
): string[] {
  const leads = (m: BureauMember) => sections.filter((s) => s.leaderId === m.id).map((s) => s.id)
  return [...text.matchAll(anyTitle)].flatMap(([, surname = '']) => {
    const meant = members.filter(
      (m) =>
        m.nameNormal.startsWith(surname) && (m.isChief || m.heads.length + leads(m).length > 0),
    )
    const own = meant.filter((m) => sectionId && [...m.heads, ...leads(m)].includes(sectionId))
    return (own.length > 0 ? own : meant).map((m) => m.id)
  })
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

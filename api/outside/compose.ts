import type { Language } from '../../db/schema/channels.ts'
import type { Mail } from './mailer.ts'
import { phrases } from './words.ts'

type Said = {
  readonly language: Language
  readonly sentence: string
  /** Where it can be read, after signing in. */
  readonly link: string
}

/** A mail in both forms, the plain one first. */
export function mailOf(said: Said, home: string): Pick<Mail, 'subject' | 'text' | 'html'> {
  const { language, sentence, link } = said
  const { name, look, foot } = phrases[language]
  const [lead, me] = [`${sentence}${language === 'zh' ? ',' : '. '}${look}`, `${home}/me`]
  const html = [
    `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"></head><body>`,
    `<p>${escaped(lead)}</p><p><a href="${escaped(link)}">${escaped(link)}</a></p>`,
    `<p><small>${escaped(foot)}<a href="${escaped(me)}">${escaped(me)}</a></small></p></body></html>`,
  ]
  return {
    subject: `${name}${language === 'zh' ? ':' : ': '}${sentence}`,
    text: `${lead}\n${link}\n\n${foot}\n${me}\n`,
    html: html.join('\n'),
  }
}

/** A line for a group chat. The name comes first: some robots let through only what has their keyword. */
export function chatOf({ language, sentence, link }: Said): string {
  const { name, look } = phrases[language]
  return language === 'zh'
    ? `${name}:${sentence},${look}\n${link}`
    : `清风 ${name}: ${sentence}. ${look}\n${link}`
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)

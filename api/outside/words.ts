import type { DeliveryKind, DigestCounts, Language } from '../../db/schema/channels.ts'

/** What a message is about, as far as it may be said: how many tasks, due when. */
export type About = {
  readonly kind: DeliveryKind
  readonly language: Language
  /** A group reads it, so nobody is addressed. */
  readonly group: boolean
  readonly count: number
  /** The earliest due date (YYYY-MM-DD) among them. */
  readonly due: string | null
  readonly counts: DigestCounts | null
  readonly today: string
}

type Facts = Omit<About, 'kind' | 'language'>

/**
 * The sentence that leaves the house. It is put together from numbers and dates alone: no title, no
 * name, no section and no kind of case can get into it.
 */
export const sentence = (about: About): string => tellers[about.language][about.kind](about)

const tellers: Readonly<Record<Language, Readonly<Record<DeliveryKind, (f: Facts) => string>>>> = {
  zh: {
    new: (f) => `${to(f)}有${f.count}项新任务${on(f, (day) => `,${first(f)}${day}到期`)}`,
    due: (f) =>
      f.count > 1 || f.due === null
        ? `${to(f)}有${f.count}项任务即将到期${on(f, (day) => `,${first(f)}${day}`)}`
        : `${to(f)}有1项任务${f.due === f.today ? '今天' : `将于${dayZh(f.due, f.today)}`}到期`,
    late: (f) =>
      `有${f.count}项${f.group ? '' : '与您有关的'}任务已逾期${on(f, (day) => `,${first(f)}应于${day}办结`)}`,
    news: (f) => `${to(f)}有${f.count}条新通知`,
    digest: ({ counts, today }) =>
      `早报(${today.slice(5)}):${[
        counts?.dueToday && `今天到期${counts.dueToday}项`,
        counts?.overdue && `已逾期${counts.overdue}项`,
        counts?.fresh && `新到${counts.fresh}项`,
      ]
        .filter(Boolean)
        .join(',')}`,
  },
  en: {
    new: (f) => `${you(f)} ${some(f, 'new task')}${onEn(f, 'due on')}`,
    due: (f) => `${you(f)} ${some(f, 'task')} due soon${onEn(f, 'on')}`,
    late: (f) => `${some(f, 'task')}${concerning(f)} overdue${onEn(f, 'due on')}`,
    news: (f) => `${you(f)} ${some(f, 'new notification')}`,
    digest: ({ counts, today }) =>
      `This morning (${today}): ${[
        counts?.dueToday && `${counts.dueToday} due today`,
        counts?.overdue && `${counts.overdue} overdue`,
        counts?.fresh && `${counts.fresh} new`,
      ]
        .filter(Boolean)
        .join(', ')}`,
  },
}

const to = (f: Facts) => (f.group ? '' : '您')
const first = (f: Facts) => (f.count > 1 ? '最早' : '')
const on = (f: Facts, say: (day: string) => string) =>
  f.due === null ? '' : say(dayZh(f.due, f.today))
/** Another year is named. */
const dayZh = (day: string, today: string) =>
  day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day

const you = (f: Facts) => (f.group ? 'There is' : 'You have')
const some = (f: Facts, what: string) => `${f.count} ${what}${f.count === 1 ? '' : 's'}`
const concerning = (f: Facts) => {
  const whom = f.group ? '' : f.count === 1 ? ' that concerns you' : ' that concern you'
  return `${whom} ${f.count === 1 ? 'is' : 'are'}`
}
const onEn = (f: Facts, say: string) =>
  f.due === null ? '' : `, ${f.count > 1 ? 'the earliest ' : ''}${say} ${f.due}`

/** What frames the sentence. */
export const phrases = {
  zh: {
    name: '清风',
    look: '请登录清风查看。',
    foot: '这封邮件由清风自动发出,不含案件内容。更改或停用:',
    test: '这是一条测试消息,收到即说明通知可以送达',
    deadline: '清风:1项任务到期',
    calendar: '清风:我的期限',
  },
  en: {
    name: 'Qingfeng',
    look: 'Please sign in to Qingfeng.',
    foot: 'Qingfeng sent this by itself; it holds nothing of any case. To change or stop it:',
    test: 'This is a test: notifications can arrive here',
    deadline: 'Qingfeng: 1 task due',
    calendar: 'Qingfeng: my deadlines',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>

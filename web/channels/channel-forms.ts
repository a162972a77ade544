import { z } from 'zod'
import { choice, line, sectionId, timeOfDay, yesNo } from '../../workflows/kit/fields.ts'
import { dictionaryText as words } from '../i18n/both.ts'
import { channels as en } from '../i18n/en/channels.ts'
import { channels as zh } from '../i18n/zh/channels.ts'

const news = () =>
  choice(words.news, [
    { id: 'everything', label: words.newsEverything },
    { id: 'binding', label: words.newsBinding },
    { id: 'none', label: words.newsNone },
  ])
const language = () =>
  choice(words.language, [
    { id: 'zh', label: { zh: '中文', en: '中文' } },
    { id: 'en', label: { zh: 'English', en: 'English' } },
  ])

/** One's own choice for mail. */
export const mailForm = z.object({
  active: yesNo(words.mailActive),
  address: line(words.mailAddress),
  news: news(),
  digest: yesNo(words.digest, words.digestHelp),
  quietFrom: timeOfDay(words.quietFrom, words.quietHelp).optional(),
  quietTo: timeOfDay(words.quietTo).optional(),
  language: language(),
})

const robotFields = {
  name: line(words.robotName, words.robotNameHelp),
  section: sectionId(words.robotSection, words.robotSectionHelp).optional(),
}
const robotSays = {
  news: news(),
  digest: yesNo(words.digest, words.digestHelp),
  language: language(),
}

/** A new robot with its address. */
export const addRobotForm = z.object({
  kind: choice(
    words.robotKind,
    (['wecom', 'dingtalk', 'feishu'] as const).map((id) => ({
      id,
      label: { zh: zh.channels.kind[id], en: en.channels.kind[id] },
    })),
  ),
  url: line(words.robotUrl, words.robotUrlHelp),
  secret: line(words.robotSecret, words.robotSecretHelp).optional(),
  ...robotFields,
  ...robotSays,
})

/** A robot there is: its address and secret are only replaced. */
export const changeRobotForm = z.object({
  active: yesNo(words.robotActive),
  ...robotFields,
  ...robotSays,
  url: line(words.robotUrl, words.robotUrlKept).optional(),
  secret: line(words.robotSecret, words.robotUrlKept).optional(),
})

/** With a secret, which can be taken away. */
export const changeSignedRobotForm = changeRobotForm.extend({
  unsigned: yesNo(words.robotUnsigned).optional(),
})

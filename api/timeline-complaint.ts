import type { Text } from '../workflows/kit/definition.ts'

const said = (zh: string, en: string) => (): Text => ({ zh, en })

/** What happens to complaints beside their steps, without who did it and without a word of it. */
export const complaintTellers = {
  'complaint.added-to': said('补充情况', 'added to it'),
  'complaint.asked': said('向反映人提问', 'asked the complainant'),
  'complaint.answered': said('回答提问', 'answered a question'),
  'complaint.objected': said('申请复核', 'asked for a review'),
  'complaint.rated': said('作出评价', 'rated it'),
  'complaint.own-words-refused': said(
    '所写内容含反映人身份,已拦截',
    'words that name the complainant were stopped',
  ),
  'identity.asked': said('申请打开反映人身份', 'asked to open the identity'),
  'identity.approved': said('同意打开反映人身份', 'approved opening the identity'),
  'identity.refused': said('不同意打开反映人身份', 'refused to open the identity'),
  'identity.revealed': said('查看了反映人身份', 'read the identity'),
  'identity.recognised': said('来电时识别出反映人', 'recognised the caller'),
  'identity.erased': said('反映人身份到期清除', 'the identity was erased after its time'),
} as const

import { z } from 'zod'
import type { Procedure } from '../kit/definition.ts'
import { paragraph } from '../kit/fields.ts'

const opinion = paragraph({ zh: '签发意见', en: 'Opinion' }).optional()
/** The version that the signer had before them; the page fills it in and nobody types it. */
const version = z.number().int().min(1).optional()

/** 通报: a document of the conduct office, signed and published in the bureau (domain §§5.5, 5.19). */
export const bulletinProcedure = {
  id: 'bulletin',
  title: { zh: '通报签发', en: 'Bulletin' },
  series: 'TB',
  legal: {
    zh: '“问题台账+销号管理”工作机制:每季度在全局通报',
    en: 'Quarterly, to the whole bureau',
  },
  stages: [
    { id: 'drafted', title: { zh: '起草', en: 'Drafted' } },
    { id: 'signed', title: { zh: '签发', en: 'Signed' } },
  ],
  steps: {
    sign: {
      title: { zh: '签发', en: 'Sign' },
      todo: { zh: '核阅并签发', en: 'Read and sign' },
      stage: 'signed',
      assign: { to: 'role', role: 'conduct_office' },
      limit: 'bulletin.sign.days',
      ladder: 'full',
      extends: false,
      outcomes: {
        signed: {
          title: { zh: '签发并公布', en: 'Sign and publish' },
          tone: 'go',
          form: z.object({ opinion, version }),
          facts: ['version'],
        },
        returned: {
          title: { zh: '退回修改', en: 'Send back for editing' },
          tone: 'refuse',
          form: z.object({ reason: paragraph({ zh: '怎么改', en: 'What to change' }) }),
        },
      },
    },
    edit: {
      title: { zh: '修改', en: 'Edit' },
      todo: { zh: '修改公文', en: 'Edit the document' },
      stage: 'drafted',
      assign: { to: 'role', role: 'conduct_office' },
      limit: 'bulletin.sign.days',
      ladder: 'full',
      extends: false,
      outcomes: {
        edited: {
          title: { zh: '已修改,送签', en: 'Edited, to be signed' },
          tone: 'go',
          form: z.object({}),
        },
        redrafted: {
          title: { zh: '按台账重新生成,送签', en: 'Drafted again from the ledger, to be signed' },
          tone: 'go',
          form: z.object({}),
        },
      },
    },
  },
  outcomes: {
    published: { title: { zh: '已签发公布', en: 'Published' }, closes: true },
  },
} as const satisfies Procedure

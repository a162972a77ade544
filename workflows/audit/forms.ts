import { z } from 'zod'
import { cases, paragraph } from '../kit/fields.ts'

/** 抽查结果: which of the closures put before the checker are false, each with the reason. */
export const auditResult = z.object({
  falseClosures: cases(
    { zh: '逐件核查', en: 'Check each closure' },
    {
      zh: '销号不实的勾出来并写明理由,责任科室会看到;属实的不用动',
      en: 'Tick those that are false and say why, which the section will read; leave the others',
    },
  ).optional(),
  note: paragraph({ zh: '审核说明', en: 'Note' }).optional(),
})

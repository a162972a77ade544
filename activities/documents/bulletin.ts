import {
  readOverdueVisits,
  readSectionQuarters,
  type SectionQuarter,
} from '../../db/bulletin-figures.ts'
import { ruleInForce } from '../../db/rules.ts'
import { isPoor, quarterDates, quarterTitle, rateTitle } from '../../workflows/bulletin/rules.ts'
import type { DocumentBlock, DocumentCell } from '../../workflows/document.ts'
import { findProcedure } from '../../workflows/procedures.ts'
import type { Drafter } from '../documents.ts'

/**
 * 季度通报, written from the ledger. A proposal to take a section's eligibility away is not in it: it is
 * nobody's to read before the section was heard. What the bureau does not run yet is left out.
 */
export const bulletinContent: Drafter = async ({ tx }, { period = '' }) => {
  const { from, to, last } = quarterDates(period)
  const sections = await readSectionQuarters(tx, { from, to, period })
  const min = await ruleInForce(tx, 'bulletin.rate.min', last)
  const poor = sections.filter((one) => isPoor({ rate: one.rate, min: min.value }))
  const visits = findProcedure('revisit') ? await readOverdueVisits(tx, { from, to }) : []
  return {
    title: `关于${quarterTitle(period)}作风问题整改情况的通报`,
    addressee: '局机关各科室、直属各单位:',
    blocks: [
      { block: 'heading', level: 1, text: '一、总体情况' },
      { block: 'paragraph', text: overview(period, sections) },
      ...(visits.length > 0 ? [missedVisits(visits.length)] : []),
      { block: 'heading', level: 1, text: '二、各科室情况' },
      figuresOf(sections),
      { block: 'heading', level: 1, text: '三、整改不力的科室' },
      { block: 'paragraph', text: namesOfPoor(poor, min) },
    ],
  }
}

function overview(period: string, sections: readonly SectionQuarter[]): string {
  const sum = (count: (one: SectionQuarter) => number) =>
    sections.reduce((all, one) => all + count(one), 0)
  const due = sum((one) => one.due)
  if (due === 0) return `${quarterTitle(period)},全局没有到期的作风问题。`
  const closed = sum((one) => one.closed)
  const also = [
    `逾期${sum((one) => one.overdue.length)}件`,
    `退回重改${sum((one) => one.returned.length)}次`,
    `反弹${sum((one) => one.rebounded.length)}件`,
    ...(hasComplaints() ? [`受理投诉${sum((one) => one.complaints.length)}件`] : []),
  ]
  const rate = rateTitle({ due, closed })
  return `${quarterTitle(period)},全局到期作风问题${due}件,季末前销号${closed}件,整改率${rate};${also.join(',')}。`
}

const missedVisits = (count: number): DocumentBlock => ({
  block: 'paragraph',
  text: `重大项目办结后的企业回访,逾期${count}件。`,
})

const hasComplaints = (): boolean => findProcedure('complaint') !== undefined

/** The table by section; behind each figure the cases that it counts. */
function figuresOf(sections: readonly SectionQuarter[]): DocumentBlock {
  const columns = [
    { title: '科室', wide: true },
    { title: '到期' },
    { title: '销号' },
    { title: '整改率' },
    { title: '逾期' },
    { title: '退回' },
    { title: '反弹' },
    ...(hasComplaints() ? [{ title: '投诉' }] : []),
  ]
  const rows = sections.map((one) => [
    { text: one.sectionName },
    count(one.dueCases),
    count(one.closedCases),
    { text: rateTitle(one), cases: unclosed(one) },
    count(one.overdue),
    count(one.returned),
    count(one.rebounded),
    ...(hasComplaints() ? [count(one.complaints)] : []),
  ])
  return { block: 'table', caption: '各科室整改情况(件)', columns, rows }
}

const count = (cases: readonly string[]): DocumentCell => ({ text: String(cases.length), cases })

const unclosed = ({ dueCases, closedCases }: SectionQuarter): readonly string[] =>
  dueCases.filter((id) => !closedCases.includes(id))

function namesOfPoor(
  poor: readonly SectionQuarter[],
  min: { readonly value: number; readonly source: string },
): string {
  const limit = `${Number((min.value * 100).toFixed(2))}%`
  if (poor.length === 0) return `按《${min.source}》,没有整改率低于${limit}的科室。`
  const named = poor.map((one) => `${one.sectionName}(${rateTitle(one)})`).join('、')
  return `按《${min.source}》,整改率低于${limit}的为整改不力:${named}。请上述科室对照台账,逐件说明未销号的原因和完成时间。`
}

import { findIssued } from '../../db/documents/find-issued.ts'
import type { Drafter } from '../documents.ts'

/** 撤回通知: names the document that it takes back, and why whoever asked for it said so. */
export const withdrawalContent: Drafter = async ({ tx, on }, { withdraws = '' }) => {
  const earlier = await findIssued(tx, withdraws)
  if (!earlier) throw new Error(`no signed document ${withdraws} to withdraw`)
  const named = `《${earlier.title}》(${earlier.number})`
  const { reason } = on.data
  const why = typeof reason === 'string' ? `${reason.replace(/[。.\s]+$/, '')}。` : ''
  return {
    title: `关于撤回${named}的通知`,
    addressee: '局机关各科室、直属各单位:',
    blocks: [{ block: 'paragraph', text: `${why}现撤回${named},自本通知印发之日起不再作为依据。` }],
  }
}

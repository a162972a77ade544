import { effectKind } from '../kit/effect.ts'

/** The issue that triage found; what it says is read from the last answer of triage. */
export const openComplaintIssue = effectKind<{ readonly issueId: string }>('complaint.open-issue')

/** The complaint repeats another one; what is known of whom it is about holds for both. */
export const mergeComplaint = effectKind<{ readonly number: string }>('complaint.merge')

/** The complainant was told something that ends the handling: those merged with it are told too. */
export const tellMerged = effectKind<{ readonly key: string }>('complaint.tell-merged')

/** The complainant is content: the issue of the complaint is recognised by the people (群众认可). */
export const recogniseIssue = effectKind<{ readonly issueId: string }>('complaint.recognise-issue')

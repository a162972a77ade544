import { sql } from 'drizzle-orm'
import type { Basis, ConsequenceKind } from '../workflows/consequences.ts'
import type { Tx } from './client.ts'
import { consequence } from './schema/oversight.ts'

/** Enters a consequence; false when the same cause had it before. */
export async function insertConsequence(
  tx: Tx,
  args: {
    readonly id: string
    readonly kind: ConsequenceKind
    readonly caseId: string
    readonly sectionId: string | null
    readonly personId: string | null
    readonly at: string
    readonly basis: Basis
    readonly decidedBy: readonly string[]
    readonly until: string | null
  },
): Promise<boolean> {
  const { basis, decidedBy, ...row } = args
  const { because, ...measured } = basis
  const made = await tx
    .insert(consequence)
    .values({ ...row, ...measured, because: [...because], decidedBy: [...decidedBy] })
    .onConflictDoNothing()
    .returning({ id: consequence.id })
  return made.length > 0
}

/** Makes what a case imposed hold until a later day; false where it is not in force any more. */
export async function extendConsequences(
  tx: Tx,
  args: { readonly caseId: string; readonly kind: ConsequenceKind; readonly until: string },
): Promise<boolean> {
  const rows = await tx.execute(sql`update consequence set until = ${args.until}
    where case_id = ${args.caseId} and kind = ${args.kind} and lifted_at is null returning 1`)
  return rows.length > 0
}

/** Lifts what a case imposed and is still in force; says how many. */
export async function liftConsequences(
  tx: Tx,
  args: {
    readonly caseId: string
    readonly kind: ConsequenceKind
    readonly by: string
    readonly at: string
  },
): Promise<number> {
  const rows =
    await tx.execute(sql`update consequence set lifted_at = ${args.at}, lifted_by = ${args.by}
    where case_id = ${args.caseId} and kind = ${args.kind} and lifted_at is null returning 1`)
  return rows.length
}

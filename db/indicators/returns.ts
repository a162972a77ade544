import { sql } from 'drizzle-orm'
import { issuesWith } from './issues-with.ts'

/** Issues that were returned (退回重改). */
export const countReturns = issuesWith('case.returned', sql`c.returns > 0`)

import { sql } from 'drizzle-orm'
import { issuesWith } from './issues-with.ts'

/** Issues that came back after they were closed (反弹). */
export const countRebounds = issuesWith('case.rebound', sql`c.rebounds > 0`)

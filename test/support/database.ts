import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { provided } from './provided.ts'

export type FreshDatabase = { readonly url: string; readonly drop: () => Promise<void> }

/**
 * A database of its own for a test file: the sample bureau on 2026-01-05, cloned in milliseconds.
 * Its user owns it and is no superuser, as in an embedded run.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const adminUrl = provided('postgresUrl')
  const name = `qf_${randomBytes(6).toString('hex')}`
  // Copying files takes half as long as copying through the log.
  await asAdmin(
    adminUrl,
    `create database ${name} template qf_template owner qingfeng strategy file_copy`,
  )
  const url = new URL(adminUrl)
  url.username = 'qingfeng'
  url.pathname = `/${name}`
  return { url: url.href, drop: () => asAdmin(adminUrl, `drop database ${name} with (force)`) }
}

async function asAdmin(adminUrl: string, statement: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1 })
  try {
    await sql.unsafe(statement)
  } finally {
    await sql.end()
  }
}

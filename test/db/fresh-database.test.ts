import postgres from 'postgres'
import { expect, test } from 'vitest'
import { freshDatabase } from '../support/database.ts'

test('every test file has the sample bureau to itself', async () => {
  const [one, other] = [await freshDatabase(), await freshDatabase()]
  const [inOne, inOther] = [postgres(one.url, { max: 1 }), postgres(other.url, { max: 1 })]
  const before = await inOther`select id from person order by id`
  await inOne`create table scribble (n int)`

  expect(before.length).toBeGreaterThan(0)
  expect(await inOther`select to_regclass('scribble') as found`).toMatchObject([{ found: null }])

  await Promise.all([inOne.end(), inOther.end()])
  await Promise.all([one.drop(), other.drop()])
})

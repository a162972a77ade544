import type postgres from 'postgres'

/**
 * Has the database keep each statement's plan, which drizzle leaves out. Asking takes a third of the time then;
 * the plans stay with their connection.
 */
export function prepareStatements(client: postgres.TransactionSql | postgres.Sql): void {
  const unsafe = client.unsafe.bind(client)
  client.unsafe = ((text: string, values?: never[], options?: object) =>
    unsafe(text, values, {
      ...options,
      prepare: values !== undefined && values.length > 0,
    })) as typeof client.unsafe
  if (!('begin' in client)) return
  const begin = client.begin.bind(client) as (...args: unknown[]) => Promise<unknown>
  client.begin = ((...args: unknown[]) => {
    const work = args.pop() as (tx: postgres.TransactionSql) => unknown
    return begin(...args, (tx: postgres.TransactionSql) => {
      prepareStatements(tx)
      return work(tx)
    })
  }) as typeof client.begin
}

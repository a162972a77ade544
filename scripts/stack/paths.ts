import path from 'node:path'

export const repositoryRoot = path.resolve(import.meta.dirname, '../..')

/** Everything an embedded run keeps: databases, keys, what is running. Removed by `npm run reset`. */
export const dataFolder = path.resolve(process.env['QINGFENG_DATA'] ?? `${repositoryRoot}/.data`)

/** Downloaded programs; kept by `npm run reset`. */
export const cacheFolder = path.resolve(
  process.env['QINGFENG_CACHE'] ?? `${repositoryRoot}/.data/bin`,
)

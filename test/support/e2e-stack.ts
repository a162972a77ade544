import { newStack } from './running-stack.ts'

/** The whole product with the sample bureau, as `npm start` runs it. */
export type E2eStack = { readonly url: string; readonly stop: () => Promise<void> }

/**
 * Starts the product on free ports and a folder of its own; QINGFENG_E2E_URL names one that runs
 * already, for whoever writes tests.
 * @throws Error with what the start script printed
 */
export async function startE2eStack(): Promise<E2eStack> {
  const running = process.env['QINGFENG_E2E_URL']
  if (running) return { url: running, stop: async () => undefined }
  const stack = await newStack()
  try {
    await stack.start()
  } catch (error) {
    await stack.close()
    throw error
  }
  return { url: stack.url, stop: stack.close }
}

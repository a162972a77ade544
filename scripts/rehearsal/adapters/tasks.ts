import type { Adapter } from './adapter.ts'

/** An act that people give a reason for. */
export const withReason: Adapter = {
  values: (values) => ({ reason: '推演', ...values }),
}

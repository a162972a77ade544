import { randomInt } from 'node:crypto'
import type { Tx } from '../../db/client.ts'
import { isNumberTaken } from '../../db/complaints.ts'
import { checkDigit } from '../../workflows/kit/check-digit.ts'
import type { Sealing } from '../sealing/sealing.ts'

/** What a complainant follows their complaint with. The code is known to nobody else. */
export type Receipt = { readonly number: string; readonly code: string }

const NUMBER_DIGITS = 7
const CODE_DIGITS = 15

/** A number that nobody has: of its year, otherwise without order, so that it says nothing of when and how many. */
export async function freeNumber(tx: Tx, day: string): Promise<string> {
  for (;;) {
    const digits = String(randomInt(10 ** NUMBER_DIGITS)).padStart(NUMBER_DIGITS, '0')
    const number = `TS-${day.slice(0, 4)}-${digits}${checkDigit(digits)}`
    if (!(await isNumberTaken(tx, number))) return number
  }
}

/**
 * A filing's fingerprint and code, both made of its key and a secret outside the database: whoever sends the
 * same filing again, because the answer never reached them, gets the same receipt, and nobody else does.
 */
export function once(sealing: Sealing, onceKey: string) {
  const hash = (keyId: string, use: string) =>
    Buffer.from(sealing.codeHash(keyId, `filing ${use}`, onceKey))
  return {
    /** By the oldest key, so that a new active one does not make it another filing. */
    fingerprint: `complaint:${hash(sealing.firstKeyId(), 'print').toString('base64url')}`,
    codeUnder: (keyId: string): string => {
      const random = hash(keyId, 'code').readBigUInt64BE() % 10n ** BigInt(CODE_DIGITS)
      const digits = String(random).padStart(CODE_DIGITS, '0')
      return digits + checkDigit(digits)
    },
  }
}

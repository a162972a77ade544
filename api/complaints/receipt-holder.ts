import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Database, Tx } from '../../db/client.ts'
import { type ComplaintRow, complaintByNumber } from '../../db/complaints.ts'
import { Refusal } from '../errors.ts'
import type { Sealing } from '../sealing/sealing.ts'

/** Compared with where there is no such number, so that the same is done for every answer. */
const nobodys = new Uint8Array(randomBytes(32))

/** The complaint of a receipt, or undefined alike for an unknown number and a wrong code. */
export async function complaintOfReceipt(
  tx: Database | Tx,
  sealing: Sealing,
  receipt: { readonly number: string; readonly code: string },
): Promise<ComplaintRow | undefined> {
  const number = tidy(receipt.number)
  const row = await complaintByNumber(tx, number)
  const keyId = row?.keyId ?? sealing.firstKeyId()
  const given = sealing.codeHash(keyId, number, tidy(receipt.code).replace(/\D/g, ''))
  const isRight = timingSafeEqual(given, row?.codeHash ?? nobodys)
  return isRight ? row : undefined
}

/** As people type numbers down: full width, blanks, small letters. */
const tidy = (typed: string): string => typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()

export const wrongReceipt = (): Refusal =>
  new Refusal({
    status: 404,
    code: 'receipt.wrong',
    detail: {
      zh: '编号或查询码不对,请对照回执再输一次',
      en: 'The number or the code is not right; please compare with the receipt',
    },
    help: {
      zh: '回执遗失的,可到窗口或拨打热线重新反映',
      en: 'If the receipt is lost, please file again at the window or by the hotline',
    },
  })

import { hkdfSync } from 'node:crypto'
import {
  type Challenge,
  createChallenge,
  type Payload,
  randomInt,
  verifySolution,
} from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Tx } from '../../db/client.ts'
import { spendOnce } from '../../db/spent-once.ts'
import { wallClock } from '../clock.ts'
import type { Env } from '../env.ts'
import { conflict, invalid } from '../errors.ts'

const LIFETIME_SECONDS = 3600
/** Rounds of PBKDF2 for each try, and between how many tries the answer lies: a second on a slow phone. */
const COST = 2_000
const TRIES = { from: 300, to: 900 }
/** So many challenges an hour from one address cost the usual; then each such step doubles the work. */
const USUAL = 10
const STEEPEST = 4

/** A solved challenge as the browser sends it: what was asked, and the answer. */
export type Proof = Payload

/**
 * Proof of work instead of a picture puzzle or a foreign service: the browser solves a signed challenge that
 * serves once. Whoever files in masses from one address pays with processor time; nobody is refused.
 */
export function createProofOfWork(env: Pick<Env, 'SESSION_SECRET'>) {
  const asked = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: 3600 })
  const secret = (use: string) =>
    Buffer.from(hkdfSync('sha256', env.SESSION_SECRET, '', `altcha ${use}`, 32)).toString('hex')
  const secrets = {
    hmacSignatureSecret: secret('challenge'),
    hmacKeySignatureSecret: secret('key'),
  }
  return {
    challenge: async (pseudonym: string): Promise<Challenge> => {
      const { consumedPoints } = await asked.consume(pseudonym)
      const harder = 2 ** Math.min(STEEPEST, Math.floor((consumedPoints - 1) / USUAL))
      return await createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost: COST * harder,
        counter: randomInt(TRIES.to, TRIES.from),
        expiresAt: Math.floor(Date.parse(wallClock.now()) / 1000) + LIFETIME_SECONDS,
        deriveKey,
        ...secrets,
      })
    },

    /** The challenge's signature, once the answer was found right. @throws Refusal 422 otherwise */
    check: async (proof: Proof | undefined): Promise<string> => {
      const result =
        proof && (await verifySolution({ ...proof, deriveKey, ...secrets }).catch(() => undefined))
      if (!proof?.challenge.signature || !result?.verified) {
        throw result?.expired ? proofExpired() : proofMissing()
      }
      return proof.challenge.signature
    },

    /** Uses a challenge up, with what it was solved for. @throws Refusal 409 the second time */
    spend: async (tx: Tx, signature: string): Promise<void> => {
      const expiresAt = Date.parse(wallClock.now()) + LIFETIME_SECONDS * 1000
      const spent = await spendOnce(tx, `proof:${signature}`, new Date(expiresAt).toISOString())
      if (!spent) throw proofSpent()
    },
  }
}

export type ProofOfWork = ReturnType<typeof createProofOfWork>

const proofMissing = () =>
  invalid('proof', 'proof.invalid', {
    zh: '浏览器的防刷验证没有通过,请再提交一次',
    en: 'The browser’s check against mass filing did not pass; please send it again',
  })
const proofExpired = () =>
  invalid('proof', 'proof.expired', {
    zh: '页面打开太久,防刷验证已过期,请再提交一次',
    en: 'The page was open too long; please send it again',
  })
const proofSpent = () =>
  conflict('proof.spent', {
    zh: '这次验证已经用过,请再提交一次',
    en: 'This check was used already; please send it again',
  })

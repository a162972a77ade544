import { hash32 } from './hash32.ts'

const seeds = [0x9e3779b9, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f]

/**
 * Id of a case that another one gives rise to: the same whenever the case is played again, and silent about
 * where it comes from. `relation` is said once in a case, with a number where it is said more often.
 */
export function childId(parentId: string, relation: string): string {
  return seeds.map((seed) => digits(hash32(`${parentId} ${relation}`, seed))).join('')
}

const digits = (n: number): string => n.toString(36).padStart(7, '0')

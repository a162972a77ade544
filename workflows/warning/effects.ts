import { effectKind } from '../kit/effect.ts'

/** Writes the integrity reminder letter (廉洁提醒函) of the warning, signed by whoever decided on it. */
export const writeLetter = effectKind<{ readonly by: string }>('warning.letter')

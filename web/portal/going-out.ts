import type { z } from 'zod'
import type { FileComplaint } from '../../api/schemas/complaint.ts'
import type { Filing } from './file/filing.ts'

/** What is sent of a filing: only what was filled in. */
export function goingOut(filing: Filing): z.input<typeof FileComplaint> {
  const given = (value: string): string | undefined => value.trim() || undefined
  const named = filing.named.split(/[、,,;;\s]+/).filter(Boolean)
  return {
    text: filing.text.trim(),
    ...(filing.kind && { kind: filing.kind as NonNullable<z.input<typeof FileComplaint>['kind']> }),
    section: given(filing.section),
    place: given(filing.place),
    happenedOn: given(filing.happenedOn),
    named,
    ...(filing.isRealName && {
      realName: {
        name: filing.name.trim(),
        phone: filing.phone.trim(),
        contact: given(filing.contact),
      },
    }),
  }
}

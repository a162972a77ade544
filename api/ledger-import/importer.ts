import type { Viewer } from '../../db/viewer.ts'

/** As whom somebody imports: the conduct office registers at once, a section's people report what they found. */
export type Importer =
  | { readonly registers: true }
  | { readonly registers: false; readonly sections: ReadonlySet<string> }

/** What a viewer's roles make them, those of whom they stand in for included. */
export function importerOf(viewer: Viewer): Importer {
  if (viewer.roles.some(({ role }) => role === 'conduct_office')) return { registers: true }
  const own = viewer.roles.filter(({ role }) => role === 'head' || role === 'staff')
  return {
    registers: false,
    sections: new Set(own.flatMap(({ sectionId }) => sectionId ?? [])),
  }
}

/** Whether this importer may bring in issues of a section. */
export const mayImportFor = (importer: Importer, sectionId: string): boolean =>
  importer.registers || importer.sections.has(sectionId)

/** Why an issue of another section is not theirs to bring in. */
export const otherSection = {
  zh: '只能导入本科室的问题,其他科室的由局作风办导入',
  en: 'Only issues of your own section; the conduct office imports the others',
} as const

import { z } from 'zod'
import { paragraph, personId, sectionId } from '../../workflows/kit/fields.ts'
import { dictionaryText as words } from '../i18n/both.ts'

const merits = paragraph(words.merits)

/** A section nominated for excellence. */
export const sectionForm = z.object({ section: sectionId(words.nominatedSection), merits })

/** A person nominated for excellence. */
export const personForm = z.object({ person: personId(words.nominatedPerson), merits })

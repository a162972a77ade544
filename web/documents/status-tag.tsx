import type { JSX } from 'solid-js'
import type { DocumentItem } from '../contract.ts'
import { t } from '../i18n/locale.ts'

const tones = { draft: 'soon', signed: 'done', withdrawn: 'late' } as const

/** Where a document stands: draft, signed, withdrawn. */
export function StatusTag(props: {
  readonly item: Pick<DocumentItem, 'status' | 'version'>
}): JSX.Element {
  return (
    <span class={`tag ${tones[props.item.status]}`}>
      {t(`documents.status.${props.item.status}`)}
      {props.item.status === 'draft' && ` · ${t('documents.version', props.item.version)}`}
    </span>
  )
}

import type { JSX } from 'solid-js'
import { t } from '../i18n/locale.ts'
import type { Due } from './due.ts'
import { dueExact, dueText, dueTone } from './due.ts'

type Props = {
  readonly due: Due
  /** The deadline reaches into a year whose calendar is not published. */
  readonly provisional?: boolean
  readonly class?: string
}

/** A deadline in words, its exact end on hover. */
export function DueLabel(props: Props): JSX.Element {
  const title = () =>
    props.provisional ? `${dueExact(props.due)} · ${t('due.provisional')}` : dueExact(props.due)
  return (
    <time
      class={`due ${dueTone(props.due)} ${props.class ?? ''}`}
      datetime={props.due.dueDate ?? undefined}
      title={title()}
    >
      {dueText(props.due)}
      {props.provisional && <abbr title={t('due.provisional')}>*</abbr>}
    </time>
  )
}

/** How much of the time is gone, as a thin bar; decoration for the eye, the words say the same. */
export function DueGauge(props: { readonly due: Due; readonly elapsed: number }): JSX.Element {
  return (
    <span class={`gauge ${dueTone(props.due)}`} aria-hidden="true">
      <i style={{ width: `${Math.round(Math.min(1, Math.max(0, props.elapsed)) * 100)}%` }} />
    </span>
  )
}

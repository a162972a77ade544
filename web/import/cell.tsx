import type { JSX } from 'solid-js'
import { Show } from 'solid-js'
import type { PreviewFields, PreviewRow } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { toast } from '../ui/toast.tsx'
import type { FieldName, Mend, Mendable } from './mend.ts'
import type { Mending } from './mending.ts'

export type CellProps = { readonly row: PreviewRow; readonly at: number; readonly mending: Mending }

/** A cell: what will be imported, the sheet's words when they differ, why, and what is wrong. */
export function Cell(
  props: CellProps & {
    readonly name: FieldName
    readonly shown: string
    /** Other ways of writing what is shown, that need no quoting. */
    readonly same?: readonly string[]
    readonly children?: JSX.Element
  },
): JSX.Element {
  const field = (): PreviewFields[FieldName] => props.row.fields[props.name]
  const mend = () => props.mending.mends()[props.at]
  const isMended = () => mend()?.[props.name as Mendable] !== undefined
  const problem = () => (isMended() ? undefined : field().problem)
  const differs = () =>
    ![...(props.same ?? []), '', props.shown.trim()].includes(field().raw.trim())
  return (
    <span role="cell" class="cell" classList={{ wrong: Boolean(problem()), mended: isMended() }}>
      <Show when={props.shown}>
        <span class="value" title={props.shown}>
          {props.shown}
        </span>
      </Show>
      <Show when={differs()}>
        <span class="small muted raw" title={field().raw}>
          {t('import.raw', field().raw)}
        </span>
      </Show>
      <Show when={!problem() && !isMended() && field().how}>
        {(how) => (
          <span class="small muted" title={text(how())}>
            {text(how())}
          </span>
        )}
      </Show>
      <Show when={problem()}>{(what) => <span class="small late">{text(what())}</span>}</Show>
      {props.children}
    </span>
  )
}

/** Says when an answer also settled other rows. */
export const settled = (rows: number) => {
  if (rows > 1) toast(t('import.settledSame', rows))
}

/** What was settled in a row so far. */
export const mendOf = (props: CellProps): Mend | undefined => props.mending.mends()[props.at]

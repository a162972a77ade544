import type { JSX } from 'solid-js'
import { createMemo, createUniqueId, For, Show } from 'solid-js'
import type { z } from 'zod'
import './forms.css'
import type { TaskDetail } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import type { Field, FormState } from './form-state.ts'
import { fieldsOf } from './form-state.ts'
import { Widget } from './widget.tsx'

type Props = {
  readonly schema: z.ZodObject
  readonly form: FormState
  /** Where files of this form are stored. */
  readonly taskId?: string
  /** Cases that a field of it asks about. */
  readonly cases?: TaskDetail['cases']
  /** Names left out, e.g. what the page asks for in its own way. */
  readonly without?: readonly string[]
}

/** The fields of a definition's form, each drawn by its widget, with errors at the field. */
export function Fields(props: Props): JSX.Element {
  const fields = createMemo(() =>
    fieldsOf(props.schema).filter((f) => !props.without?.includes(f.name)),
  )
  return (
    <div class="fields">
      <For each={fields()}>
        {(field) => (
          <FieldRow field={field} form={props.form} taskId={props.taskId} cases={props.cases} />
        )}
      </For>
    </div>
  )
}

type RowProps = {
  readonly field: Field
  readonly form: FormState
  readonly taskId?: string
  readonly cases?: TaskDetail['cases']
}

/** Label, widget, help and error of one field. */
export function FieldRow(props: RowProps): JSX.Element {
  const id = createUniqueId()
  const error = () => props.form.error(props.field.name)
  const help = () => text(props.field.meta.help)
  const describedBy = () =>
    [error() && `${id}-error`, help() && `${id}-help`].filter(Boolean).join(' ') || undefined
  const isGroup = () => ['choice', 'yes-no', 'files', 'cases'].includes(props.field.meta.widget)
  const label = () => (
    <>
      {text(props.field.meta.label)}
      <Show when={!props.field.required}>
        <span class="optional">{t('form.optional')}</span>
      </Show>
    </>
  )
  return (
    <div class="field" data-field={props.field.name} data-widget={props.field.meta.widget}>
      <Show when={isGroup()} fallback={<label for={id}>{label()}</label>}>
        <span class="label" id={`${id}-label`}>
          {label()}
        </span>
      </Show>
      <Widget
        id={id}
        meta={props.field.meta}
        required={props.field.required}
        value={props.form.values[props.field.name]}
        onChange={(value) => props.form.set(props.field.name, value)}
        invalid={Boolean(error())}
        describedBy={describedBy()}
        taskId={props.taskId}
        cases={props.cases}
      />
      <Show when={error()}>
        <p class="error" id={`${id}-error`}>
          {error()}
        </p>
      </Show>
      <Show when={help()}>
        <p class="help" id={`${id}-help`}>
          {help()}
        </p>
      </Show>
    </div>
  )
}

/** Puts the cursor into the first field with an error, else the first that is empty. */
export function focusFirst(root: HTMLElement | undefined, which: 'invalid' | 'empty'): void {
  const all = [
    ...(root?.querySelectorAll<HTMLInputElement>('.field :is(input, textarea, select)') ?? []),
  ]
  const found =
    which === 'invalid'
      ? root?.querySelector<HTMLElement>('.field:has(.error) :is(input, textarea, select, button)')
      : (all.find((one) => one.value === '' && one.type !== 'radio') ?? all[0])
  found?.focus()
  found?.scrollIntoView({ block: 'nearest' })
}

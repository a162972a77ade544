import type { JSX } from 'solid-js'
import { For, Match, Show, Switch } from 'solid-js'
import type { FieldMeta } from '../../workflows/kit/fields.ts'
import type { TaskDetail } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { todayIso } from '../ui/time.ts'
import { CasesField } from './cases-field.tsx'
import { CategoryPicker } from './category-picker.tsx'
import { Files } from './files.tsx'
import { PeoplePicker, SectionPicker } from './pickers.tsx'

export type WidgetProps = {
  readonly id: string
  readonly meta: FieldMeta
  readonly required: boolean
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly invalid: boolean
  readonly describedBy?: string
  readonly taskId?: string
  /** Cases that the form asks about. */
  readonly cases?: TaskDetail['cases']
}

const words = (value: unknown) => (typeof value === 'string' ? value : '')
const ids = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.filter((v) => typeof v === 'string')
    : words(value)
      ? [words(value)]
      : []

const reasons = (value: unknown): Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([id, why]) => [id, words(why)]))
    : {}

/** The control for one field, by the widget its definition names. */
export function Widget(props: WidgetProps): JSX.Element {
  const shared = () => ({
    id: props.id,
    'aria-invalid': props.invalid || undefined,
    'aria-describedby': props.describedBy,
    'aria-required': props.required,
  })
  const picker = () => ({
    id: props.id,
    value: ids(props.value),
    invalid: props.invalid,
    describedBy: props.describedBy,
  })
  const is = (widget: FieldMeta['widget']) => props.meta.widget === widget
  return (
    <Switch
      fallback={
        <input
          {...shared()}
          class="input"
          maxlength={200}
          value={words(props.value)}
          onInput={(event) => props.onChange(event.currentTarget.value)}
        />
      }
    >
      <Match when={is('paragraph')}>
        <textarea
          {...shared()}
          class="input"
          rows={3}
          maxlength={4000}
          value={words(props.value)}
          onInput={(event) => props.onChange(event.currentTarget.value)}
        />
      </Match>
      <Match when={is('date')}>
        <input
          {...shared()}
          class="input narrow"
          type="date"
          min={props.meta.bound === 'from-today' ? todayIso() : undefined}
          max={props.meta.bound === 'until-today' ? todayIso() : undefined}
          value={words(props.value)}
          onInput={(event) => props.onChange(event.currentTarget.value)}
        />
      </Match>
      <Match when={is('number')}>
        <input
          {...shared()}
          class="input narrow"
          type="number"
          inputmode={props.meta.step ? 'decimal' : 'numeric'}
          step={props.meta.step ?? 1}
          value={typeof props.value === 'number' ? props.value : ''}
          onInput={(event) => {
            const typed = event.currentTarget.valueAsNumber
            props.onChange(Number.isNaN(typed) ? undefined : typed)
          }}
        />
      </Match>
      <Match when={is('person')}>
        <PeoplePicker {...picker()} onChange={(chosen) => props.onChange(chosen[0])} />
      </Match>
      <Match when={is('people')}>
        <PeoplePicker {...picker()} multiple onChange={(chosen) => props.onChange(chosen)} />
      </Match>
      <Match when={is('category')}>
        <CategoryPicker {...picker()} onChange={(chosen) => props.onChange(chosen[0])} />
      </Match>
      <Match when={is('section')}>
        <SectionPicker {...picker()} onChange={(chosen) => props.onChange(chosen[0])} />
      </Match>
      <Match when={is('choice')}>
        <Choices {...props} choices={props.meta.choices ?? []} />
      </Match>
      <Match when={is('yes-no')}>
        <Choices
          {...props}
          value={props.value === undefined ? undefined : String(props.value)}
          onChange={(value) => props.onChange(value === 'true')}
          choices={[
            { id: 'true', label: { zh: '是', en: 'Yes' } },
            { id: 'false', label: { zh: '否', en: 'No' } },
          ]}
        />
      </Match>
      <Match when={is('cases')}>
        <CasesField
          id={props.id}
          cases={props.cases ?? []}
          value={reasons(props.value)}
          onChange={props.onChange}
          invalid={props.invalid}
          describedBy={props.describedBy}
        />
      </Match>
      <Match when={is('files')}>
        <Files
          id={props.id}
          value={ids(props.value)}
          onChange={props.onChange}
          taskId={props.taskId ?? ''}
          describedBy={props.describedBy}
          invalid={props.invalid}
        />
      </Match>
    </Switch>
  )
}

function Choices(
  props: WidgetProps & { readonly choices: NonNullable<FieldMeta['choices']> },
): JSX.Element {
  return (
    <div
      class="choices"
      role="radiogroup"
      aria-labelledby={`${props.id}-label`}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid || undefined}
      aria-required={props.required}
    >
      <For each={props.choices} fallback={<span class="muted">{t('common.nothingFound')}</span>}>
        {(choice) => (
          <label class="choice">
            <input
              type="radio"
              name={props.id}
              checked={props.value === choice.id}
              onChange={() => props.onChange(choice.id)}
            />
            <span>{text(choice.label)}</span>
          </label>
        )}
      </For>
      <Show when={!props.required && props.value !== undefined}>
        <button type="button" class="link small" onClick={() => props.onChange(undefined)}>
          {t('form.clear')}
        </button>
      </Show>
    </div>
  )
}

import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import { useSections } from '../forms/pickers.tsx'
import { t } from '../i18n/locale.ts'
import { dayText } from '../ui/time.ts'
import { Cell, type CellProps, mendOf, settled } from './cell.tsx'

export function WordsCell(
  props: CellProps & { readonly name: 'category' | 'measures' | 'status' },
): JSX.Element {
  return <Cell {...props} shown={props.row.fields[props.name].value ?? ''} />
}

export function TitleCell(props: CellProps): JSX.Element {
  const field = () => props.row.fields.title
  return (
    <Cell {...props} name="title" shown={mendOf(props)?.title ?? field().value ?? ''}>
      <Show when={field().problem && mendOf(props)?.title === undefined}>
        <input
          class="input"
          aria-label={t('import.field.title')}
          placeholder={t('form.required')}
          onChange={(event) => {
            const typed = event.currentTarget.value.trim()
            if (typed) props.mending.settle(props.at, 'title', typed)
          }}
        />
      </Show>
    </Cell>
  )
}

export function SectionCell(props: CellProps): JSX.Element {
  const sections = useSections()
  const field = () => props.row.fields.section
  const chosen = () => mendOf(props)?.section ?? field().value
  const options = () => {
    const all = sections.isSuccess ? sections.data : []
    const near = field().options ?? []
    return [...near, ...all.filter((one) => !near.some((other) => other.id === one.id))]
  }
  return (
    <Cell {...props} name="section" shown={chosen()?.name ?? ''}>
      <Show when={field().problem || mendOf(props)?.section}>
        <select
          class="input"
          aria-label={t('import.field.section')}
          onChange={(event) => {
            const found = options().find((one) => one.id === event.currentTarget.value)
            if (found)
              settled(props.mending.settle(props.at, 'section', { id: found.id, name: found.name }))
          }}
        >
          <option value="">{t('import.chooseSection')}</option>
          <For each={options()}>
            {(one) => (
              <option value={one.id} selected={mendOf(props)?.section?.id === one.id}>
                {one.name}
              </option>
            )}
          </For>
        </select>
      </Show>
    </Cell>
  )
}

export function DeadlineCell(props: CellProps): JSX.Element {
  const field = () => props.row.fields.deadline
  const same = () => {
    const value = field().value
    return value?.kind === 'date' ? [value.date] : []
  }
  const shown = () => {
    const mended = mendOf(props)?.deadline
    if (mended) return dayText(mended)
    const value = field().value
    if (!value || value.kind === 'error') return ''
    if (value.kind === 'date') return dayText(value.date)
    if (value.kind === 'immediate' || value.kind === 'long-term' || value.kind === 'default') {
      return t(`import.deadline.${value.kind}`)
    }
    return t(`import.deadline.${value.kind}`, value.amount)
  }
  return (
    <Cell {...props} name="deadline" shown={shown()} same={same()}>
      <Show when={field().problem || mendOf(props)?.deadline}>
        <input
          class="input"
          type="date"
          aria-label={t('import.field.deadline')}
          value={mendOf(props)?.deadline ?? ''}
          onChange={(event) => {
            const typed = event.currentTarget.value
            if (typed) settled(props.mending.settle(props.at, 'deadline', typed))
          }}
        />
      </Show>
    </Cell>
  )
}

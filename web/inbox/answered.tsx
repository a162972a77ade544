import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'
import type { FieldMeta } from '../../workflows/kit/fields.ts'
import { findStep } from '../../workflows/procedures.ts'
import type { TaskDetail } from '../contract.ts'
import { fieldsOf } from '../forms/form-state.ts'
import { usePeople, useSections } from '../forms/pickers.tsx'
import { t, text } from '../i18n/locale.ts'
import { dayText, momentText } from '../ui/time.ts'

/** A finished task: what was answered, under the labels of the form it was asked with. */
export function Answered(props: { readonly detail: TaskDetail }): JSX.Element {
  const people = usePeople()
  const sections = useSections()
  const nameOf = (id: unknown) =>
    (people.isSuccess && people.data.find((one) => one.id === id)?.name) ||
    (sections.isSuccess && sections.data.find((one) => one.id === id)?.name) ||
    String(id)
  const shown = (meta: FieldMeta, value: unknown): string => {
    if (meta.widget === 'choice') return text(meta.choices?.find((one) => one.id === value)?.label)
    if (meta.widget === 'yes-no') return value ? t('common.yes') : t('common.no')
    if (meta.widget === 'date') return dayText(String(value))
    if (meta.widget === 'files') return t('task.files', Array.isArray(value) ? value.length : 0)
    if (['person', 'people', 'section'].includes(meta.widget)) {
      return (Array.isArray(value) ? value : [value]).map(nameOf).join(t('common.comma'))
    }
    if (meta.widget === 'cases') return namedCases(props.detail.cases, value)
    return String(value)
  }
  const rows = createMemo(() => {
    const ways = Object.values(findStep(props.detail.procedure, props.detail.step)?.outcomes ?? {})
    const fields = new Map(
      ways.flatMap((way) => fieldsOf(way.form)).map((field) => [field.name, field.meta]),
    )
    return Object.entries(props.detail.answer ?? {}).flatMap(([name, value]) => {
      const meta = fields.get(name)
      return meta && value !== null ? [{ label: text(meta.label), value: shown(meta, value) }] : []
    })
  })
  return (
    <section class="answered">
      <p class="notice done">
        {text(props.detail.outcome) || t(endingOf(props.detail.ending))}
        <Show when={props.detail.endedAt}>
          {(at) => <span class="small">{momentText(at())}</span>}
        </Show>
      </p>
      <Show when={rows().length > 0}>
        <dl class="known">
          <For each={rows()}>
            {(row) => (
              <div>
                <dt>{row.label}</dt>
                <dd>{row.value}</dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
    </section>
  )
}

/** Each case that was named, with the reason. */
function namedCases(cases: TaskDetail['cases'], value: unknown): string {
  const reasons = Object.entries(typeof value === 'object' && value !== null ? value : {})
  if (reasons.length === 0) return t('form.noneFalse')
  const nameOf = (id: string) => {
    const one = cases.find((known) => known.id === id)
    return one?.number ?? one?.title ?? id
  }
  return reasons.map(([id, why]) => `${nameOf(id)}${t('common.colon')}${why}`).join('\n')
}

const endings = ['completed', 'returned', 'withdrawn', 'lapsed'] as const

function endingOf(ending: string | null) {
  const known = endings.find((one) => one === ending) ?? 'completed'
  return `task.ending.${known}` as const
}

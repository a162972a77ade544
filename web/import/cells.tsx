import type { JSX } from 'solid-js'
import { createSignal, createUniqueId, For, Show } from 'solid-js'
import type { PreviewFields, PreviewRow } from '../contract.ts'
import { PeoplePicker, usePeople, useSections } from '../forms/pickers.tsx'
import { t, text } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { dayText } from '../ui/time.ts'
import { toast } from '../ui/toast.tsx'
import type { FieldName, Mend, Mendable } from './mend.ts'
import type { Mending } from './mending.ts'

type Props = { readonly row: PreviewRow; readonly at: number; readonly mending: Mending }

/** A cell: what will be imported, the sheet's words when they differ, why, and what is wrong. */
function Cell(
  props: Props & {
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

const settled = (rows: number) => {
  if (rows > 1) toast(t('import.settledSame', rows))
}

export function WordsCell(
  props: Props & { readonly name: 'category' | 'measures' | 'status' },
): JSX.Element {
  return <Cell {...props} shown={props.row.fields[props.name].value ?? ''} />
}

export function TitleCell(props: Props): JSX.Element {
  const field = () => props.row.fields.title
  return (
    <Cell {...props} name="title" shown={mendOf(props)?.title ?? field().value ?? ''}>
      <Show when={field().problem && mendOf(props)?.title === undefined}>
        <input
          class="input"
          aria-label={t('import.column.title')}
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

export function SectionCell(props: Props): JSX.Element {
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
          aria-label={t('import.column.section')}
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

export function PeopleCell(props: Props): JSX.Element {
  const id = createUniqueId()
  const people = usePeople()
  const [open, setOpen] = createSignal(false)
  const [chosen, setChosen] = createSignal<readonly string[]>([])
  const field = () => props.row.fields.responsible
  const now = () => mendOf(props)?.responsible ?? field().value ?? []
  const settle = (ids: readonly string[]) => {
    const known = people.isSuccess ? people.data : []
    const found = ids.flatMap((one) => known.find((person) => person.id === one) ?? [])
    settled(
      props.mending.settle(
        props.at,
        'responsible',
        found.map(({ id: own, name }) => ({ id: own, name })),
      ),
    )
  }
  return (
    <Cell
      {...props}
      name="responsible"
      shown={now()
        .map((one) => one.name)
        .join(t('common.comma'))}
    >
      <Show when={field().problem || mendOf(props)?.responsible}>
        <div class="row">
          <For each={mendOf(props)?.responsible ? [] : (field().options ?? []).slice(0, 3)}>
            {(option) => (
              <button
                type="button"
                class="pill"
                onClick={() => settle([...now().map((one) => one.id), option.id])}
              >
                {option.name}
              </button>
            )}
          </For>
          <button
            type="button"
            class="link small"
            onClick={() => {
              setChosen(now().map((one) => one.id))
              setOpen(true)
            }}
          >
            {t('import.choosePeople')}
          </button>
        </div>
      </Show>
      <Show when={open()}>
        <Dialog
          title={t('import.peopleFor', props.row.fields.title.raw)}
          onClose={() => setOpen(false)}
          footer={
            <Button
              tone="primary"
              onClick={() => {
                settle(chosen())
                setOpen(false)
              }}
            >
              {t('common.save')}
            </Button>
          }
        >
          <p class="muted">{t('import.raw', field().raw)}</p>
          <label for={id} class="strong">
            {t('import.column.responsible')}
          </label>
          <PeoplePicker id={id} multiple value={chosen()} onChange={setChosen} />
        </Dialog>
      </Show>
    </Cell>
  )
}

export function DeadlineCell(props: Props): JSX.Element {
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
          aria-label={t('import.column.deadline')}
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

const mendOf = (props: Props): Mend | undefined => props.mending.mends()[props.at]

import type { JSX } from 'solid-js'
import { createSignal, createUniqueId, For, Show } from 'solid-js'
import type { Ref } from '../contract.ts'
import { PeoplePicker, usePeople } from '../forms/pickers.tsx'
import { t } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Cell, type CellProps, mendOf, settled } from './cell.tsx'

/** Those responsible, of whom the first answers for it. */
export function PeopleCell(props: CellProps): JSX.Element {
  const field = () => props.row.fields.responsible
  return (
    <Chooser
      {...props}
      name="responsible"
      multiple
      now={mendOf(props)?.responsible ?? field().value ?? []}
      settle={(people) => settled(props.mending.settle(props.at, 'responsible', people))}
    />
  )
}

/** The leader in charge, one at most. */
export function LeaderCell(props: CellProps): JSX.Element {
  const now = () => mendOf(props)?.leader ?? props.row.fields.leader.value
  return (
    <Chooser
      {...props}
      name="leader"
      now={[now()].flatMap((one) => one ?? [])}
      settle={([one]) => {
        if (one) settled(props.mending.settle(props.at, 'leader', one))
      }}
    />
  )
}

function Chooser(
  props: CellProps & {
    readonly name: 'responsible' | 'leader'
    readonly multiple?: boolean
    readonly now: readonly Ref[]
    readonly settle: (people: readonly Ref[]) => void
  },
): JSX.Element {
  const id = createUniqueId()
  const people = usePeople()
  const [open, setOpen] = createSignal(false)
  const [chosen, setChosen] = createSignal<readonly string[]>([])
  const field = () => props.row.fields[props.name]
  const isMended = () => mendOf(props)?.[props.name] !== undefined
  const ids = () => props.now.map((one) => one.id)
  const settle = (wanted: readonly string[]) => {
    const known = people.isSuccess ? people.data : []
    const found = wanted.flatMap((one) => known.find((person) => person.id === one) ?? [])
    props.settle(found.map(({ id: own, name }) => ({ id: own, name })))
  }
  return (
    <Cell {...props} shown={props.now.map((one) => one.name).join(t('common.comma'))}>
      <Show when={field().problem || isMended()}>
        <div class="row">
          <For each={isMended() ? [] : (field().options ?? []).slice(0, 3)}>
            {(option) => (
              <button
                type="button"
                class="pill"
                onClick={() => settle(props.multiple ? [...ids(), option.id] : [option.id])}
              >
                {option.name}
              </button>
            )}
          </For>
          <button
            type="button"
            class="link small"
            onClick={() => {
              setChosen(ids())
              setOpen(true)
            }}
          >
            {t('import.choosePeople')}
          </button>
        </div>
      </Show>
      <Show when={open()}>
        <Dialog
          title={t('import.peopleFor', t(`import.field.${props.name}`), props.row.fields.title.raw)}
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
            {t(`import.field.${props.name}`)}
          </label>
          <PeoplePicker
            id={id}
            multiple={props.multiple ?? false}
            value={chosen()}
            onChange={setChosen}
          />
        </Dialog>
      </Show>
    </Cell>
  )
}

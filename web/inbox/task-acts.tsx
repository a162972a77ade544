import { useNavigate } from '@solidjs/router'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { act } from '../calls/tasks.ts'
import type { ActResult, TaskDetail } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { useCommands } from '../shell/commands.ts'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { toast, toastError } from '../ui/toast.tsx'
import { ActDialog, asksFirst } from './act-dialog.tsx'

type Props = {
  readonly detail: TaskDetail
  readonly changed: () => Promise<void>
  readonly goOn: (next: string | null) => void
  readonly flush: () => Promise<void>
}

/** The order of the menu; the first three that are possible are buttons. */
const order = [
  'transfer',
  'return',
  'extension',
  'add-co-handler',
  'remove-co-handler',
  'delegate',
  'give-back',
  'suspend',
  'resume',
  'comment',
  'copy',
  'urge',
  'withdraw',
  'release',
] as const
export type MenuAct = (typeof order)[number]

/** After these the task is somebody else's, or over. */
const leaves: readonly MenuAct[] = ['transfer', 'return', 'delegate', 'give-back', 'release']
const shownAsButtons = 3

/** Everything else one can do with a task; what is not possible says why. */
export function TaskActs(props: Props): JSX.Element {
  const navigate = useNavigate()
  const [open, setOpen] = createSignal<MenuAct>()
  const known = createMemo(() =>
    order.flatMap((id) => {
      const rule = props.detail.can[id]
      return rule && (rule.allowed || rule.why) ? [{ id, rule }] : []
    }),
  )
  const buttons = () =>
    known()
      .filter((one) => one.rule.allowed)
      .slice(0, shownAsButtons)
  const rest = () => {
    const others = known().filter((one) => !buttons().includes(one))
    return [...others].sort((a, b) => Number(b.rule.allowed) - Number(a.rule.allowed))
  }
  const finish = async (id: MenuAct, result: ActResult | undefined) => {
    setOpen(undefined)
    toast(t(`task.did.${id}`))
    if (leaves.includes(id)) return props.goOn(result?.nextTaskId ?? null)
    await props.changed()
    if (id === 'withdraw' && result?.nextTaskId) {
      navigate(`/inbox?task=${encodeURIComponent(result.nextTaskId)}`)
    }
  }
  const start = (id: MenuAct) => {
    if (asksFirst(id)) return setOpen(id)
    void props
      .flush()
      .then(() => act(props.detail.id, id))
      .then((result) => finish(id, result))
      .catch(toastError)
  }
  useCommands(() =>
    known().map(({ id, rule }) => ({
      id: `act-${id}`,
      label: t(`task.act.${id}`),
      refused: rule.allowed ? null : text(rule.why),
      run: () => start(id),
    })),
  )
  return (
    <>
      <For each={buttons()}>
        {({ id }) => (
          <Button class="minor" onClick={() => start(id)}>
            {t(`task.act.${id}`)}
          </Button>
        )}
      </For>
      <Show when={known().length > 0}>
        <Menu
          label={t('task.more')}
          class="button icon-only"
          items={[...buttons(), ...rest()].map((one) => ({
            id: one.id,
            label: t(`task.act.${one.id}`),
            refused: one.rule.allowed ? null : text(one.rule.why),
            run: () => start(one.id),
          }))}
        >
          <Ellipsis class="icon" aria-hidden="true" />
        </Menu>
      </Show>
      <Show keyed when={open()}>
        {(id) => (
          <ActDialog
            act={id}
            detail={props.detail}
            flush={props.flush}
            close={() => setOpen(undefined)}
            done={(result) => void finish(id, result)}
          />
        )}
      </Show>
    </>
  )
}

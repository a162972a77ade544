import { useQueryClient } from '@tanstack/solid-query'
import CirclePlus from 'lucide-solid/icons/circle-plus'
import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import { addRobot, changeRobot, listRobots, removeRobot, testRobot } from '../calls/channels.ts'
import { keys } from '../calls/keys.ts'
import { useQuery } from '../calls/use-query.ts'
import type { AddRobot, ChangeRobot, Robot } from '../contract.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import { locale, t } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Loaded } from '../ui/states.tsx'
import { toast, toastError } from '../ui/toast.tsx'
import { addRobotForm, changeRobotForm, changeSignedRobotForm } from './channel-forms.ts'

/** Group chats' robots; their addresses are written here and never read again. */
export function Robots(props: { readonly hosts: readonly string[] }): JSX.Element {
  const client = useQueryClient()
  const robots = useQuery(() => ({ queryKey: keys.robots, queryFn: listRobots }))
  const [adding, setAdding] = createSignal(false)
  const [changing, setChanging] = createSignal<Robot>()
  const [removing, setRemoving] = createSignal<Robot>()
  const changed = (words: string) =>
    client.invalidateQueries({ queryKey: keys.channels }).then(() => toast(words))
  return (
    <section class="card stack">
      <div class="spread">
        <h2>{t('channels.robots')}</h2>
        <Button tone="primary" onClick={() => setAdding(true)}>
          <CirclePlus class="icon" aria-hidden="true" />
          {t('channels.addRobot')}
        </Button>
      </div>
      <p class="muted">{t('channels.robotsWords')}</p>
      <Loaded query={robots}>
        {(list) => (
          <ul class="robots">
            <For each={list()} fallback={<li class="muted">{t('channels.noRobots')}</li>}>
              {(robot) => (
                <Row
                  robot={robot}
                  change={() => setChanging(robot)}
                  remove={() => setRemoving(robot)}
                />
              )}
            </For>
          </ul>
        )}
      </Loaded>
      <Show when={adding()}>
        <FormDialog
          title={t('channels.addRobot')}
          about={t('channels.hosts', props.hosts.join(t('common.comma')))}
          schema={addRobotForm}
          initial={{ news: 'binding', digest: true, language: locale() }}
          submit={t('channels.addRobot')}
          close={() => setAdding(false)}
          send={async (values) => {
            await addRobot({ ...(values as AddRobot), active: true })
            await changed(t('channels.added'))
          }}
        />
      </Show>
      <Show keyed when={changing()}>
        {(robot) => (
          <FormDialog
            title={robot.name}
            schema={robot.signed ? changeSignedRobotForm : changeRobotForm}
            initial={{ ...robot, section: robot.section?.id }}
            submit={t('common.save')}
            close={() => setChanging(undefined)}
            send={async (values) => {
              await changeRobot(robot.id, values as ChangeRobot)
              await changed(t('channels.changed'))
            }}
          />
        )}
      </Show>
      <Show keyed when={removing()}>
        {(robot) => (
          <Removal
            robot={robot}
            close={() => setRemoving(undefined)}
            removed={() => changed(t('channels.removed'))}
          />
        )}
      </Show>
    </section>
  )
}

function Row(props: {
  readonly robot: Robot
  readonly change: () => void
  readonly remove: () => void
}): JSX.Element {
  const [busy, setBusy] = createSignal(false)
  const test = async () => {
    setBusy(true)
    await testRobot(props.robot.id)
      .then(() => toast(t('channels.tested')))
      .catch(toastError)
    setBusy(false)
  }
  const facts = () =>
    [
      props.robot.section?.name ?? t('channels.whole'),
      t(`mail.news.${props.robot.news}`),
      props.robot.digest && t('mail.digest'),
      props.robot.host,
      props.robot.signed && t('channels.signed'),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <li>
      <div>
        <p class="row">
          <b>{props.robot.name}</b>
          <span class="tag">{t(`channels.kind.${props.robot.kind}`)}</span>
          <Show when={!props.robot.active}>
            <span class="tag soon">{t('channels.inactive')}</span>
          </Show>
        </p>
        <p class="small muted">{facts()}</p>
      </div>
      <div class="row acts">
        <Button busy={busy()} onClick={() => void test()}>
          {t('channels.test')}
        </Button>
        <Button onClick={() => props.change()}>{t('channels.change')}</Button>
        <Button tone="quiet" onClick={() => props.remove()}>
          {t('channels.remove')}
        </Button>
      </div>
    </li>
  )
}

/** Its address is gone with it, so this cannot be undone. */
function Removal(props: {
  readonly robot: Robot
  readonly close: () => void
  readonly removed: () => Promise<unknown>
}): JSX.Element {
  const remove = () =>
    removeRobot(props.robot.id)
      .then(props.removed)
      .then(() => props.close())
      .catch(toastError)
  return (
    <Dialog
      title={t('channels.remove')}
      onClose={() => props.close()}
      footer={
        <>
          <Button onClick={() => props.close()}>{t('common.cancel')}</Button>
          <Button tone="danger" onClick={() => void remove()}>
            {t('channels.remove')}
          </Button>
        </>
      }
    >
      <p>{t('channels.removeWords', props.robot.name)}</p>
    </Dialog>
  )
}

import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import Plus from 'lucide-solid/icons/plus'
import Trash from 'lucide-solid/icons/trash'
import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import { createStore, produce, unwrap } from 'solid-js/store'
import { proposeList } from '../calls/rules.ts'
import type { NegativeList, ProposeList } from '../contract.ts'
import { Fields } from '../forms/fields.tsx'
import { createForm } from '../forms/form-state.ts'
import { t } from '../i18n/locale.ts'
import { useSession } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemWords } from '../ui/states.tsx'
import { addDays } from '../ui/time.ts'
import { toast } from '../ui/toast.tsx'
import { revisionForm } from './revision-form.ts'

type Line = { id?: string; zh: string; en: string; aliases: string }

const separator = /[、,,;;\s]+/

/** The list as it is edited: aliases on one line, as people write them. */
const lines = (list: NegativeList): Line[] =>
  list.items.map(({ id, zh, en, aliases }) => ({ id, zh, en, aliases: aliases.join('、') }))

const items = (edited: readonly Line[]): ProposeList['items'] =>
  edited.map(({ aliases, ...line }) => ({
    ...line,
    aliases: aliases.split(separator).filter((word) => word !== ''),
  }))

/** Proposes a new version of the negative list: items changed, added, removed, moved. */
export function ListEditor(props: {
  readonly list: NegativeList
  readonly close: () => void
  readonly done: () => Promise<void>
}): JSX.Element {
  const session = useSession()
  const before = JSON.stringify(items(lines(props.list)))
  const [edited, edit] = createStore<Line[]>(lines(props.list))
  const form = createForm({ effectiveFrom: addDays(session().today, 1) })
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  const isSame = () => JSON.stringify(items(edited)) === before
  const move = (at: number, by: -1 | 1) =>
    edit(
      produce((all) => {
        const [one] = all.splice(at, 1)
        if (one) all.splice(at + by, 0, one)
      }),
    )
  const send = async () => {
    const values = form.check(revisionForm)
    if (!values || busy()) return
    setBusy(true)
    setError(undefined)
    try {
      const { effectiveFrom, reason } = values
      const opened = await proposeList({
        items: items(unwrap(edited)),
        effectiveFrom: String(effectiveFrom),
        reason: String(reason),
      })
      toast(t('rules.proposed', opened.number ?? ''))
      await props.done()
    } catch (refusal) {
      if (!form.refuse(refusal, revisionForm)) setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      class="wide"
      title={t('negative.reviseTitle')}
      onClose={props.close}
      footer={
        <>
          <Button onClick={() => props.close()}>{t('common.cancel')}</Button>
          <Button
            tone="primary"
            busy={busy()}
            refused={isSame() ? t('negative.same') : null}
            onClick={() => void send()}
          >
            {busy() ? t('task.sending') : t('negative.submit')}
          </Button>
        </>
      }
    >
      <p class="muted">{t('negative.reviseWords')}</p>
      <ol class="negative-edit">
        <For each={edited}>
          {(line, at) => (
            <li>
              <div class="stack tight">
                <input
                  class="input"
                  maxlength={60}
                  aria-label={t('negative.item', at() + 1)}
                  value={line.zh}
                  onInput={(event) => edit(at(), 'zh', event.currentTarget.value)}
                />
                <input
                  class="input"
                  maxlength={120}
                  aria-label={`${t('negative.item', at() + 1)} ${t('negative.itemEn')}`}
                  placeholder={t('negative.itemEn')}
                  value={line.en}
                  onInput={(event) => edit(at(), 'en', event.currentTarget.value)}
                />
                <input
                  class="input"
                  maxlength={300}
                  aria-label={`${t('negative.item', at() + 1)} ${t('negative.aliases')}`}
                  placeholder={t('negative.aliases')}
                  value={line.aliases}
                  onInput={(event) => edit(at(), 'aliases', event.currentTarget.value)}
                />
              </div>
              <div class="acts">
                <Act
                  name={t('negative.up')}
                  off={at() === 0}
                  icon={<ArrowUp class="icon" aria-hidden="true" />}
                  run={() => move(at(), -1)}
                />
                <Act
                  name={t('negative.down')}
                  off={at() === edited.length - 1}
                  icon={<ArrowDown class="icon" aria-hidden="true" />}
                  run={() => move(at(), 1)}
                />
                <Act
                  name={t('negative.remove')}
                  off={edited.length === 1}
                  icon={<Trash class="icon" aria-hidden="true" />}
                  run={() => edit(produce((all) => void all.splice(at(), 1)))}
                />
              </div>
            </li>
          )}
        </For>
      </ol>
      <Button onClick={() => edit(edited.length, { zh: '', en: '', aliases: '' })}>
        <Plus class="icon" aria-hidden="true" />
        {t('negative.add')}
      </Button>
      <Fields schema={revisionForm} form={form} />
      <Show when={error()}>
        <div class="notice late" role="alert">
          <ProblemWords error={error()} />
        </div>
      </Show>
    </Dialog>
  )
}

function Act(props: {
  readonly name: string
  readonly off: boolean
  readonly icon: JSX.Element
  readonly run: () => void
}): JSX.Element {
  return (
    <button
      type="button"
      class="button quiet icon-only"
      aria-label={props.name}
      title={props.name}
      disabled={props.off}
      onClick={() => props.run()}
    >
      {props.icon}
    </button>
  )
}

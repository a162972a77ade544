import type { JSX } from 'solid-js'
import { createSignal, For } from 'solid-js'
import { evidenceUrl, removeEvidence, uploadEvidence } from '../calls/tasks.ts'
import { t } from '../i18n/locale.ts'
import { explain, toast } from '../ui/toast.tsx'
import { FileDrop, maxBytes } from './file-drop.tsx'
import { sizeText } from './file-size.ts'

type Props = {
  readonly id: string
  readonly value: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
  /** The task whose evidence it is. */
  readonly taskId: string
  readonly describedBy?: string
  readonly invalid?: boolean
}

type Sent = {
  readonly name: string
  readonly size: number
  readonly id?: string
  readonly error?: string
}

/** Names of files stored earlier in this visit, so that a draft shows names rather than ids. */
const names = new Map<string, string>()
/** Files taken out a moment ago, by id: stored until they cannot be put back any more. */
const leaving = new Map<string, ReturnType<typeof setTimeout>>()
const stay = (id: string) => {
  clearTimeout(leaving.get(id))
  leaving.delete(id)
}
const undoMs = 10_000

/** Evidence by dragging, pasting, choosing or taking a picture; each is stored as soon as it is given. */
export function Files(props: Props): JSX.Element {
  const [sending, setSending] = createSignal<readonly Sent[]>([])
  const add = (id: string) => props.onChange([...props.value.filter((one) => one !== id), id])
  const update = (name: string, change: Partial<Sent> | null) =>
    setSending((all) =>
      all.flatMap((one) => (one.name !== name ? [one] : change ? [{ ...one, ...change }] : [])),
    )
  const send = async (file: File) => {
    setSending((all) => [
      ...all.filter((one) => one.name !== file.name),
      { name: file.name, size: file.size },
    ])
    if (file.size > maxBytes) return update(file.name, { error: t('form.fileTooBig') })
    try {
      const stored = await uploadEvidence(file, props.taskId)
      names.set(stored.id, stored.name)
      stay(stored.id)
      update(file.name, null)
      add(stored.id)
    } catch (error) {
      update(file.name, { error: explain(error) })
    }
  }
  const take = async (files: readonly File[]) => {
    for (const file of files) await send(file)
  }
  /** What is stored goes too, unless somebody else stored it or the task is answered by then. */
  const remove = (id: string) => {
    props.onChange(props.value.filter((one) => one !== id))
    const forget = () => {
      leaving.delete(id)
      void removeEvidence(id).catch(() => {})
    }
    leaving.set(id, setTimeout(forget, undoMs))
    const putBack = () => {
      if (!leaving.has(id)) return
      stay(id)
      add(id)
    }
    const name = names.get(id) ?? t('form.storedFile')
    toast(t('form.fileRemoved', name), { label: t('form.putBack'), run: putBack })
  }
  return (
    <FileDrop
      id={props.id}
      describedBy={props.describedBy}
      invalid={props.invalid}
      onFiles={(files) => void take(files)}
    >
      <ul class="file-list">
        <For each={props.value}>
          {(id) => (
            <li>
              <a class="link truncate" href={evidenceUrl(id)} target="_blank" rel="noopener">
                {names.get(id) ?? t('form.storedFile')}
              </a>
              <button
                type="button"
                class="link small"
                aria-label={`${t('common.remove')} ${names.get(id) ?? ''}`}
                onClick={() => remove(id)}
              >
                {t('common.remove')}
              </button>
            </li>
          )}
        </For>
        <For each={sending()}>
          {(one) => (
            <li class={one.error ? 'late' : 'muted'} role="status">
              <span class="truncate">
                {one.name} · {sizeText(one.size)}
              </span>
              <span class="small">{one.error ?? t('form.uploading')}</span>
            </li>
          )}
        </For>
      </ul>
    </FileDrop>
  )
}

/** Lets a page that knows an evidence file's name tell it to the widget. */
export const nameFile = (id: string, name: string) => names.set(id, name)

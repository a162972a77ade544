import Camera from 'lucide-solid/icons/camera'
import Paperclip from 'lucide-solid/icons/paperclip'
import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import { evidenceUrl, uploadEvidence } from '../calls/tasks.ts'
import { t } from '../i18n/locale.ts'
import { explain } from '../ui/toast.tsx'
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
const accepted = 'image/*,.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx'
const maxBytes = 20 * 1024 * 1024

/** Evidence by dragging, pasting, choosing or taking a picture; each is stored as soon as it is given. */
export function Files(props: Props): JSX.Element {
  const [sending, setSending] = createSignal<readonly Sent[]>([])
  const [over, setOver] = createSignal(false)
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
      update(file.name, null)
      props.onChange([...props.value, stored.id])
    } catch (error) {
      update(file.name, { error: explain(error) })
    }
  }
  const take = async (list: FileList | null | undefined) => {
    for (const file of list ?? []) await send(file)
  }
  const chooser = (camera: boolean) => (
    <label class="button" classList={{ 'only-phone': camera }}>
      <Show when={camera} fallback={<Paperclip class="icon" aria-hidden="true" />}>
        <Camera class="icon" aria-hidden="true" />
      </Show>
      {camera ? t('form.takePhoto') : t('form.chooseFiles')}
      <input
        class="hidden-label"
        type="file"
        id={camera ? undefined : props.id}
        multiple={!camera}
        accept={camera ? 'image/*' : accepted}
        capture={camera ? 'environment' : undefined}
        aria-describedby={props.describedBy}
        onChange={(event) => {
          void take(event.currentTarget.files)
          event.currentTarget.value = ''
        }}
      />
    </label>
  )
  return (
    <div
      class="drop"
      role="group"
      aria-labelledby={`${props.id}-label`}
      data-over={over()}
      data-invalid={props.invalid}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void take(event.dataTransfer?.files)
      }}
      onPaste={(event) => {
        if ((event.clipboardData?.files.length ?? 0) === 0) return
        event.preventDefault()
        void take(event.clipboardData?.files)
      }}
    >
      <div class="row">
        {chooser(false)}
        {chooser(true)}
        <span class="small muted not-phone">{t('form.dropOrPaste')}</span>
      </div>
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
                onClick={() => props.onChange(props.value.filter((one) => one !== id))}
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
    </div>
  )
}

/** Lets a page that knows an evidence file's name tell it to the widget. */
export const nameFile = (id: string, name: string) => names.set(id, name)

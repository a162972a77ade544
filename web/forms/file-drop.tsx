import Camera from 'lucide-solid/icons/camera'
import Paperclip from 'lucide-solid/icons/paperclip'
import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'
import { t } from '../i18n/locale.ts'

type Props = {
  readonly id: string
  readonly onFiles: (files: readonly File[]) => void
  readonly describedBy?: string
  readonly invalid?: boolean
  /** The list of what was given. */
  readonly children: JSX.Element
}

const accepted = 'image/*,.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.m4a,.mp3,.wav,.amr'

/** Larger files are refused by the API, so they are not sent. */
export const maxBytes = 20 * 1024 * 1024

/** Where files are dragged, pasted, chosen or photographed. */
export function FileDrop(props: Props): JSX.Element {
  const [over, setOver] = createSignal(false)
  const take = (list: FileList | null | undefined) => props.onFiles([...(list ?? [])])
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
          take(event.currentTarget.files)
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
        take(event.dataTransfer?.files)
      }}
      onPaste={(event) => {
        if ((event.clipboardData?.files.length ?? 0) === 0) return
        event.preventDefault()
        take(event.clipboardData?.files)
      }}
    >
      <div class="row">
        {chooser(false)}
        {chooser(true)}
        <span class="small muted not-phone">{t('form.dropOrPaste')}</span>
      </div>
      {props.children}
    </div>
  )
}

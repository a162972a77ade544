import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import { shrinkPhoto } from '../shrink-photo.ts'
import { t } from '../words/words.ts'

const MOST = 12
const LARGEST = 20 * 1024 * 1024

/** Photos, recordings and documents, from the phone's own camera and recorder where it has them. */
export function Attach(props: {
  readonly files: readonly File[]
  readonly onFiles: (files: readonly File[]) => void
}): JSX.Element {
  const [refused, setRefused] = createSignal('')
  const add = async (list: FileList | null) => {
    const given = await Promise.all([...(list ?? [])].map(shrinkPhoto))
    const tooBig = given.find((file) => file.size > LARGEST)
    const fitting = given.filter((file) => file.size <= LARGEST)
    const all = [...props.files, ...fitting]
    setRefused(tooBig ? t().fileTooBig(tooBig.name) : all.length > MOST ? t().tooManyFiles : '')
    props.onFiles(all.slice(0, MOST))
  }
  const choose = (kind: {
    readonly label: string
    readonly accept: string
    readonly capture?: 'environment' | 'user'
  }) => (
    <label class="attach">
      {kind.label}
      <input
        type="file"
        class="hidden-label"
        accept={kind.accept}
        capture={kind.capture}
        multiple={!kind.capture}
        onChange={(event) => {
          void add(event.currentTarget.files)
          event.currentTarget.value = ''
        }}
      />
    </label>
  )
  return (
    <div>
      <div class="attaches">
        {choose({ label: t().photo, accept: 'image/*', capture: 'environment' })}
        {choose({ label: t().record, accept: 'audio/*', capture: 'user' })}
        {choose({
          label: t().document,
          accept: 'image/*,audio/*,.pdf,.docx,.xlsx,.pptx,.amr,.m4a,.mp3,.wav',
        })}
      </div>
      <p class="small">{t().stripped}</p>
      <Show when={props.files.length > 0}>
        <ul class="files" aria-label={t().attached}>
          <For each={props.files}>
            {(file) => (
              <li>
                <span class="truncate">{file.name}</span>
                <span class="small">{sizeOf(file)}</span>
                <button
                  type="button"
                  class="link"
                  aria-label={t().removeFile(file.name)}
                  onClick={() => props.onFiles(props.files.filter((one) => one !== file))}
                >
                  ✕
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <p class="late small" role="status">
        {refused()}
      </p>
    </div>
  )
}

const sizeOf = ({ size }: File): string =>
  size > 1024 * 1024 ? `${(size / 1024 / 1024).toFixed(1)} MB` : `${Math.ceil(size / 1024)} KB`

import type { JSX } from 'solid-js'
import { createUniqueId, For } from 'solid-js'
import { uploadEvidence } from '../calls/tasks.ts'
import { FileDrop, maxBytes } from '../forms/file-drop.tsx'
import { sizeText } from '../forms/file-size.ts'
import { t } from '../i18n/locale.ts'
import { explain, toast } from '../ui/toast.tsx'

type Props = {
  readonly files: readonly File[]
  readonly onChange: (files: readonly File[]) => void
}

/** Evidence for an issue that is not filed yet: kept here until there is a task to store it with. */
export function ChosenFiles(props: Props): JSX.Element {
  const id = createUniqueId()
  const add = (given: readonly File[]) => {
    const names = given.map((file) => file.name)
    props.onChange([...props.files.filter((file) => !names.includes(file.name)), ...given])
  }
  return (
    <div class="field" data-field="evidence" data-widget="files">
      <span class="label" id={`${id}-label`}>
        {t('ledger.evidence')}
        <span class="optional">{t('form.optional')}</span>
      </span>
      <FileDrop id={id} onFiles={add}>
        <ul class="file-list">
          <For each={props.files}>
            {(file) => (
              <li>
                <span class="truncate">
                  {file.name} · {sizeText(file.size)}
                </span>
                <button
                  type="button"
                  class="link small"
                  aria-label={`${t('common.remove')} ${file.name}`}
                  onClick={() => props.onChange(props.files.filter((one) => one !== file))}
                >
                  {t('common.remove')}
                </button>
              </li>
            )}
          </For>
        </ul>
      </FileDrop>
    </div>
  )
}

/** Stores files one by one; a file that does not go up is named, and the others go on. */
export async function uploadAll(
  files: readonly File[],
  taskId: string,
  onProgress: (words: string) => void,
): Promise<void> {
  for (const [i, file] of files.entries()) {
    onProgress(t('ledger.sendingFile', file.name, i + 1, files.length))
    const failed = (why: string) => toast(t('ledger.fileFailed', file.name, why), undefined, 'late')
    if (file.size > maxBytes) failed(t('form.fileTooBig'))
    else await uploadEvidence(file, taskId).catch((error: unknown) => failed(explain(error)))
  }
}

import FileSpreadsheet from 'lucide-solid/icons/file-spreadsheet'
import type { JSX } from 'solid-js'
import { createSignal } from 'solid-js'
import { t } from '../i18n/locale.ts'

/** Takes one workbook by dragging or choosing. */
export function DropFile(props: {
  readonly onFile: (file: File) => void
  /** What is to be dropped, where that is no ledger. */
  readonly label?: string
  readonly words?: string
}): JSX.Element {
  const [over, setOver] = createSignal(false)
  const take = (list: FileList | null | undefined) => {
    const file = list?.[0]
    if (file) props.onFile(file)
  }
  return (
    <label
      class="drop-file"
      data-over={over()}
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
    >
      <FileSpreadsheet class="icon" aria-hidden="true" />
      <b>{props.label ?? t('import.drop')}</b>
      <span class="muted">{props.words ?? t('import.dropWords')}</span>
      <span class="button primary" aria-hidden="true">
        {t('form.chooseFiles')}
      </span>
      <input
        class="hidden-label"
        type="file"
        accept=".xlsx,.xlsm"
        aria-label={props.label ?? t('import.drop')}
        onChange={(event) => {
          take(event.currentTarget.files)
          event.currentTarget.value = ''
        }}
      />
    </label>
  )
}

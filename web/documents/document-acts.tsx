import { A, useNavigate } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import Check from 'lucide-solid/icons/check'
import Download from 'lucide-solid/icons/download'
import Printer from 'lucide-solid/icons/printer'
import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import { z } from 'zod'
import { paragraph } from '../../workflows/kit/fields.ts'
import { exportDocument, markDocumentRead, withdrawDocument } from '../calls/documents.ts'
import { keys } from '../calls/keys.ts'
import type { DocumentDetail, ExportFormat } from '../contract.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import { dictionaryText } from '../i18n/both.ts'
import { t } from '../i18n/locale.ts'
import { useCommands } from '../shell/commands.ts'
import { Button } from '../ui/button.tsx'
import { saveFile } from '../ui/save-file.ts'
import { momentText } from '../ui/time.ts'
import { toast, toastError } from '../ui/toast.tsx'

const formats = ['docx', 'pdf', 'xlsx'] as const
const withdrawalForm = z.object({ reason: paragraph(dictionaryText.withdrawReason) })

/** What can be done with a document: note that it was read, edit, sign, export, print, withdraw. */
export function DocumentActs(props: { readonly detail: DocumentDetail }): JSX.Element {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [making, setMaking] = createSignal<ExportFormat>()
  const [withdrawing, setWithdrawing] = createSignal(false)
  const refresh = () => client.invalidateQueries({ queryKey: keys.documents })
  const read = () => markDocumentRead(props.detail.id).then(refresh).catch(toastError)
  const save = async (format: ExportFormat) => {
    setMaking(format)
    try {
      await saveFile(await exportDocument(props.detail.id, format))
    } catch (error) {
      toastError(error)
    } finally {
      setMaking(undefined)
    }
  }
  useCommands(() => [
    ...formats.map((format) => ({
      id: `export-${format}`,
      label: t('documents.exportAs', t(`documents.export.${format}`)),
      run: () => void save(format),
    })),
    { id: 'print', label: t('documents.print'), run: () => print() },
  ])
  return (
    <div class="row">
      <Show when={props.detail.status !== 'draft'}>
        <Show
          when={props.detail.readAt}
          fallback={
            <Button tone="primary" onClick={() => void read()}>
              <Check class="icon" aria-hidden="true" />
              {t('documents.markRead')}
            </Button>
          }
        >
          {(at) => <span class="small done">{t('documents.readOn', momentText(at()))}</span>}
        </Show>
      </Show>
      <Show when={props.detail.can.edit}>
        <A class="button primary" href={`/documents/${encodeURIComponent(props.detail.id)}/edit`}>
          {t('documents.edit')}
        </A>
      </Show>
      <Show when={props.detail.can.edit && props.detail.caseId}>
        {(id) => (
          <A class="button" href={`/cases/${encodeURIComponent(id())}`}>
            {t('documents.toSign')}
          </A>
        )}
      </Show>
      <For each={formats}>
        {(format) => (
          <Button
            busy={making() === format}
            aria-label={t('documents.exportAs', t(`documents.export.${format}`))}
            onClick={() => void save(format)}
          >
            <Download class="icon" aria-hidden="true" />
            {t(`documents.export.${format}`)}
          </Button>
        )}
      </For>
      <Button onClick={() => print()}>
        <Printer class="icon" aria-hidden="true" />
        {t('documents.print')}
      </Button>
      <Show when={props.detail.can.withdraw}>
        <Button tone="danger" onClick={() => setWithdrawing(true)}>
          {t('documents.withdraw')}
        </Button>
      </Show>
      <Show when={withdrawing()}>
        <FormDialog
          title={t('documents.withdraw')}
          about={t('documents.withdrawWords')}
          schema={withdrawalForm}
          submit={t('documents.withdraw')}
          close={() => setWithdrawing(false)}
          send={async ({ reason }) => {
            const { caseId } = await withdrawDocument(props.detail.id, { reason: String(reason) })
            toast(t('documents.withdrawalOpened'))
            navigate(`/cases/${encodeURIComponent(caseId)}`)
          }}
        />
      </Show>
    </div>
  )
}

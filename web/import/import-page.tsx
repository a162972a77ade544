import { A } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import FileSpreadsheet from 'lucide-solid/icons/file-spreadsheet'
import type { JSX } from 'solid-js'
import { createSignal, Match, Show, Switch } from 'solid-js'
import './import.css'
import type { ImportResult } from '../calls/ledger-import.ts'
import { importLedger, previewLedger } from '../calls/ledger-import.ts'
import type { LedgerPreview } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import { useCan } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { Empty, ProblemWords } from '../ui/states.tsx'
import { DropFile } from './drop-file.tsx'
import { importRows } from './mend.ts'
import { createMending } from './mending.ts'
import { PreviewTable } from './preview-table.tsx'
import { SummaryBar } from './summary-bar.tsx'

type Stage =
  | { readonly at: 'file' }
  | { readonly at: 'reading'; readonly fileName: string }
  | { readonly at: 'preview'; readonly fileName: string; readonly preview: LedgerPreview }
  | { readonly at: 'writing'; readonly done: number; readonly total: number }
  | { readonly at: 'result'; readonly result: ImportResult }

/** From an office's workbook to issues: read, mend in place, confirm. Nothing is written before that. */
export default function ImportPage(): JSX.Element {
  const can = useCan()
  const client = useQueryClient()
  const [stage, setStage] = createSignal<Stage>({ at: 'file' })
  const [error, setError] = createSignal<unknown>()
  const mending = createMending()
  const read = async (file: File) => {
    setError(undefined)
    setStage({ at: 'reading', fileName: file.name })
    try {
      const preview = await previewLedger(file)
      mending.start(preview)
      setStage({ at: 'preview', fileName: file.name, preview })
    } catch (refusal) {
      setError(refusal)
      setStage({ at: 'file' })
    }
  }
  const confirm = async (before: Extract<Stage, { at: 'preview' }>) => {
    const rows = importRows(before.preview, mending.mends())
    setError(undefined)
    setStage({ at: 'writing', done: 0, total: rows.length })
    try {
      const result = await importLedger({ fileName: before.fileName, rows }, (done, total) =>
        setStage({ at: 'writing', done, total }),
      )
      setStage({ at: 'result', result })
      void client.invalidateQueries()
    } catch (refusal) {
      setError(refusal)
      setStage(before)
    }
  }
  const is = <At extends Stage['at']>(at: At) => {
    const now = stage()
    return now.at === at ? (now as Extract<Stage, { at: At }>) : undefined
  }
  return (
    <Show
      when={can('ledger.import')}
      fallback={<Empty alone title={t('state.forbidden')} words={t('import.forbidden')} />}
    >
      <div class="page import" data-stage={stage().at}>
        <header class="page-head">
          <h1>{t('shell.place.import')}</h1>
          <ol class="row small steps muted">
            <li aria-current={is('file') || is('reading') ? 'step' : undefined}>
              {t('import.stepFile')}
            </li>
            <li aria-current={is('preview') ? 'step' : undefined}>{t('import.stepMend')}</li>
            <li aria-current={is('writing') || is('result') ? 'step' : undefined}>
              {t('import.stepDone')}
            </li>
          </ol>
        </header>
        <Show when={error()}>
          <div class="notice late" role="alert">
            <ProblemWords error={error()} />
          </div>
        </Show>
        <Switch>
          <Match when={is('file')}>
            <DropFile onFile={(file) => void read(file)} />
          </Match>
          <Match when={is('reading')}>
            {(now) => (
              <div class="state" role="status">
                <FileSpreadsheet class="icon" aria-hidden="true" />
                <h2>{t('import.reading', now().fileName)}</h2>
                <progress class="progress" aria-label={t('import.reading', now().fileName)} />
              </div>
            )}
          </Match>
          <Match when={is('preview')}>
            {(now) => (
              <>
                <SummaryBar
                  preview={now().preview}
                  fileName={now().fileName}
                  mending={mending}
                  confirm={() => void confirm(now())}
                  again={() => setStage({ at: 'file' })}
                />
                <PreviewTable preview={now().preview} mending={mending} />
              </>
            )}
          </Match>
          <Match when={is('writing')}>
            {(now) => (
              <div class="state" role="status">
                <h2>{t('import.writing', now().done, now().total)}</h2>
                <progress
                  class="progress"
                  max={Math.max(1, now().total)}
                  value={now().done}
                  aria-label={t('import.writing', now().done, now().total)}
                />
                <p>{t('import.writingWords')}</p>
              </div>
            )}
          </Match>
          <Match when={is('result')}>
            {(now) => (
              <Empty
                title={t('import.result', now().result.imported)}
                words={
                  now().result.skipped > 0
                    ? t('import.resultSkipped', now().result.skipped)
                    : t('import.resultWords')
                }
              >
                <div class="row">
                  <A class="button primary" href="/ledger">
                    {t('import.toLedger')}
                  </A>
                  <Button onClick={() => setStage({ at: 'file' })}>{t('import.another')}</Button>
                </div>
              </Empty>
            )}
          </Match>
        </Switch>
      </div>
    </Show>
  )
}

import { A } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import FileSpreadsheet from 'lucide-solid/icons/file-spreadsheet'
import type { JSX } from 'solid-js'
import { createSignal, Match, onCleanup, Show, Switch } from 'solid-js'
import './import.css'
import type { ImportResult } from '../calls/ledger-import.ts'
import { importLedger, previewLedger } from '../calls/ledger-import.ts'
import type { HeadingChoices, LedgerPreview } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import { useCan } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { Empty, ProblemWords } from '../ui/states.tsx'
import { ColumnList } from './column-list.tsx'
import { needsTitle } from './columns.ts'
import { DropFile } from './drop-file.tsx'
import { importRows } from './mend.ts'
import { createMending } from './mending.ts'
import { PreviewTable } from './preview-table.tsx'
import { SummaryBar } from './summary-bar.tsx'

type Stage =
  | { readonly at: 'file' }
  | { readonly at: 'reading'; readonly fileName: string }
  | {
      readonly at: 'preview'
      readonly file: File
      readonly preview: LedgerPreview
      readonly choices: HeadingChoices
    }
  | { readonly at: 'writing'; readonly done: number; readonly total: number }
  | { readonly at: 'result'; readonly result: ImportResult }

/** From an office's workbook to issues: read, mend in place, confirm. Nothing is written before that. */
export default function ImportPage(): JSX.Element {
  const can = useCan()
  const client = useQueryClient()
  const [stage, setStage] = createSignal<Stage>({ at: 'file' })
  const [error, setError] = createSignal<unknown>()
  const as = () => (can('issue.register') ? 'registrar' : 'reporter')
  const mending = createMending(as)
  const read = async (chosen: File) => {
    setError(undefined)
    setStage({ at: 'reading', fileName: chosen.name })
    try {
      // Kept as it is now: the file may be changed or gone when it is read again.
      const file = new File([await chosen.arrayBuffer()], chosen.name, { type: chosen.type })
      const preview = await previewLedger(file)
      mending.start(preview)
      setStage({ at: 'preview', file, preview, choices: {} })
    } catch (refusal) {
      setError(refusal)
      setStage({ at: 'file' })
    }
  }
  const [again, setAgain] = createSignal<AbortController>()
  onCleanup(() => again()?.abort())
  /** Reads the workbook again with what was said of its columns; only the last answer counts. */
  const reread = async (say: (before: HeadingChoices) => HeadingChoices) => {
    const before = stage()
    if (before.at !== 'preview') return
    again()?.abort()
    const reading = new AbortController()
    setAgain(reading)
    setError(undefined)
    const choices = say(before.choices)
    setStage({ ...before, choices })
    try {
      const preview = await previewLedger(before.file, choices, reading.signal)
      if (reading.signal.aborted) return
      mending.renew(preview)
      setStage({ ...before, preview, choices })
    } catch (refusal) {
      if (reading.signal.aborted) return
      setError(refusal)
      setStage(before)
    } finally {
      if (again() === reading) setAgain(undefined)
    }
  }
  const confirm = async (before: Extract<Stage, { at: 'preview' }>) => {
    const rows = importRows(before.preview, mending.mends(), as())
    setError(undefined)
    setStage({ at: 'writing', done: 0, total: rows.length })
    try {
      const result = await importLedger({ fileName: before.file.name, rows }, (done, total) =>
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
                  fileName={now().file.name}
                  mending={mending}
                  busy={again() !== undefined}
                  confirm={() => void confirm(now())}
                  again={() => setStage({ at: 'file' })}
                />
                <ColumnList preview={now().preview} busy={again() !== undefined} reread={reread} />
                <Show when={!needsTitle(now().preview)}>
                  <PreviewTable preview={now().preview} mending={mending} />
                </Show>
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

import { A } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { previewCalendar, publishCalendar } from '../calls/calendar.ts'
import type { CalendarEffect, CalendarYear } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import { useSession } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { dayText } from '../ui/time.ts'
import { toast, toastError } from '../ui/toast.tsx'
import { readNotice } from './read-notice.ts'
import type { Exceptions } from './year-days.ts'
import { exceptionsOf, publication, toggled } from './year-days.ts'
import { YearGrid } from './year-grid.tsx'

/** Edits the exceptions of a year; before publishing it shows which open deadlines move. */
export function YearEditor(props: { readonly calendar: CalendarYear }): JSX.Element {
  const session = useSession()
  const client = useQueryClient()
  const published = exceptionsOf(props.calendar)
  const [exceptions, setExceptions] = createSignal<Exceptions>(published)
  const [source, setSource] = createSignal(props.calendar.source ?? '')
  const [pasting, setPasting] = createSignal(false)
  const [effect, setEffect] = createSignal<CalendarEffect>()
  const [busy, setBusy] = createSignal(false)
  const changed = createMemo(() => {
    const days = new Set([...Object.keys(published), ...Object.keys(exceptions())])
    return new Set([...days].filter((day) => published[day]?.kind !== exceptions()[day]?.kind))
  })
  const body = () => publication(props.calendar.year, exceptions(), source().trim())
  const during = async (work: () => Promise<void>) => {
    setBusy(true)
    await work().catch(toastError)
    setBusy(false)
  }
  const preview = () => during(async () => void setEffect(await previewCalendar(body())))
  const publish = () =>
    during(async () => {
      const done = await publishCalendar(body())
      setEffect(undefined)
      toast(t('calendar.done', done.total))
      await client.invalidateQueries()
    })
  return (
    <>
      <div class="card row calendar-bar no-print">
        <span>
          {changed().size > 0 ? t('calendar.changed', changed().size) : t('calendar.clickWords')}
        </span>
        <Button class="push" onClick={() => setPasting(true)}>
          {t('calendar.paste')}
        </Button>
        <Button
          refused={changed().size > 0 ? null : t('calendar.unchanged')}
          onClick={() => setExceptions(published)}
        >
          {t('calendar.reset')}
        </Button>
        <Button tone="primary" busy={busy()} onClick={() => void preview()}>
          {busy() ? t('common.loading') : t('calendar.preview')}
        </Button>
      </div>
      <YearGrid
        year={props.calendar.year}
        exceptions={exceptions()}
        today={session().today}
        changed={changed()}
        onToggle={(day) => setExceptions((old) => toggled(old, day))}
      />
      <Show when={pasting()}>
        <PasteDialog
          year={props.calendar.year}
          close={() => setPasting(false)}
          take={(found, words) => {
            setExceptions(found)
            if (!source()) setSource(words)
            setPasting(false)
          }}
        />
      </Show>
      <Show when={effect()}>
        {(known) => (
          <Dialog
            class="wide"
            title={known().total > 0 ? t('calendar.moves', known().total) : t('calendar.movesNone')}
            onClose={() => setEffect(undefined)}
            footer={
              <>
                <Button onClick={() => setEffect(undefined)}>{t('common.cancel')}</Button>
                <Button tone="primary" busy={busy()} onClick={() => void publish()}>
                  {t('calendar.publish')}
                </Button>
              </>
            }
          >
            <label class="stack tight">
              <span class="strong">{t('calendar.sourceLabel')}</span>
              <input
                class="input"
                maxlength={200}
                value={source()}
                placeholder={t('calendar.sourceHint')}
                onInput={(event) => setSource(event.currentTarget.value)}
              />
            </label>
            <ul class="rows moved">
              <For each={known().moved}>
                {(one) => (
                  <li>
                    <A class="link truncate" href={`/cases/${encodeURIComponent(one.caseId)}`}>
                      {[one.caseNumber, one.title].filter(Boolean).join(' ')}
                    </A>
                    <span>
                      {dayText(one.from)} → <b>{dayText(one.to)}</b>
                    </span>
                  </li>
                )}
              </For>
            </ul>
            <Show when={known().total > known().moved.length}>
              <p class="small muted">
                {t('calendar.andMore', known().total - known().moved.length)}
              </p>
            </Show>
          </Dialog>
        )}
      </Show>
    </>
  )
}

type PasteProps = {
  readonly year: number
  readonly close: () => void
  readonly take: (found: Exceptions, source: string) => void
}

function PasteDialog(props: PasteProps): JSX.Element {
  const [words, setWords] = createSignal('')
  const found = createMemo(() => readNotice(words(), props.year))
  const count = (kind: 'holiday' | 'workday') =>
    Object.values(found()).filter((one) => one.kind === kind).length
  const any = () => Object.keys(found()).length > 0
  return (
    <Dialog
      class="wide"
      title={t('calendar.paste')}
      onClose={props.close}
      footer={
        <>
          <Button onClick={() => props.close()}>{t('common.cancel')}</Button>
          <Button
            tone="primary"
            refused={any() ? null : t('calendar.nothingRead')}
            onClick={() => props.take(found(), words().trim().split('\n')[0]?.slice(0, 80) ?? '')}
          >
            {t('calendar.takeOver')}
          </Button>
        </>
      }
    >
      <p class="muted">{t('calendar.pasteWords')}</p>
      <textarea
        class="input"
        data-first
        rows={10}
        aria-label={t('calendar.paste')}
        value={words()}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <p role="status">
        {any() ? t('calendar.read', count('holiday'), count('workday')) : t('calendar.nothingRead')}
      </p>
    </Dialog>
  )
}

import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { For, Match, Show, Switch } from 'solid-js'
import type { RulePreview } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { dateOf, dayText } from '../ui/time.ts'

type Result = NonNullable<RulePreview['result']>
type Change = Result['changes'][number]

/** What the proposed value would have changed in the last year: in a sentence, and row by row. */
export function Preview(props: {
  readonly preview: RulePreview
  readonly children?: JSX.Element
}): JSX.Element {
  return (
    <div class="preview">
      <h3>{t('rules.preview')}</h3>
      <Switch>
        <Match when={props.preview.state === 'queued'}>
          <p class="notice" role="status">
            {t('rules.previewState.queued')}
          </p>
        </Match>
        <Match when={props.preview.state === 'running'}>
          <p class="notice" role="status">
            {t('rules.previewState.running')}
          </p>
          <progress class="progress" aria-label={t('rules.previewState.running')} />
        </Match>
        <Match when={props.preview.state === 'failed'}>
          <div class="notice soon" role="status">
            <div>
              <p>{t('rules.previewState.failed', text(props.preview.failure))}</p>
              <p class="small">{t('rules.previewFailedWords')}</p>
            </div>
          </div>
          {props.children}
        </Match>
        <Match when={props.preview.result}>{(result) => <Found result={result()} />}</Match>
      </Switch>
    </div>
  )
}

function Found(props: { readonly result: Result }): JSX.Element {
  return (
    <>
      <p>
        <b>{text(props.result.summary)}</b>
      </p>
      <Show when={props.result.changes.length > 0}>
        <p class="small muted">
          {t('rules.previewCounts', props.result.before, props.result.after)}
        </p>
        <div class="scroll" tabindex="0" role="group" aria-label={t('rules.preview')}>
          <table class="changes">
            <thead>
              <tr>
                <For each={['change', 'what', 'whom', 'when', 'value', 'because'] as const}>
                  {(column) => <th scope="col">{t(`rules.columns.${column}`)}</th>}
                </For>
              </tr>
            </thead>
            <tbody>
              <For each={props.result.changes}>{(change) => <Row change={change} />}</For>
            </tbody>
          </table>
        </div>
      </Show>
      <p class="small muted">
        {t('rules.previewWhat')}
        <Show when={props.result.leftOut > 0}>
          {' '}
          {t('rules.previewLeftOut', props.result.leftOut)}
        </Show>
      </p>
    </>
  )
}

function Row(props: { readonly change: Change }): JSX.Element {
  const cell = (column: 'change' | 'what' | 'whom' | 'when' | 'value' | 'because') => ({
    'data-label': t(`rules.columns.${column}`),
  })
  return (
    <tr>
      <td {...cell('change')}>
        <span
          class="tag"
          classList={{
            soon: props.change.change === 'appears',
            done: props.change.change === 'disappears',
          }}
        >
          {t(`rules.change.${props.change.change}`)}
        </span>
      </td>
      <td {...cell('what')}>{text(props.change.kindText)}</td>
      <td {...cell('whom')}>
        {[props.change.section, props.change.person].filter(Boolean).join(' · ') || '—'}
      </td>
      <td {...cell('when')}>{whenText(props.change)}</td>
      <td {...cell('value')}>{measured(props.change)}</td>
      <td {...cell('because')}>
        <Show when={props.change.because.length > 0} fallback="—">
          <span class="row">
            <For each={props.change.because}>
              {(one) => (
                <A class="link" href={`/cases/${encodeURIComponent(one.id)}`}>
                  {one.name}
                </A>
              )}
            </For>
          </span>
        </Show>
      </td>
    </tr>
  )
}

const day = (instant: string | null) => (instant ? dayText(dateOf(instant)) : null)

const whenText = ({ at, newAt }: Change): string =>
  [...new Set([day(at), day(newAt)].filter(Boolean))].join(' → ')

function measured({ value, threshold, newThreshold }: Change): string {
  const bar = text(newThreshold ?? threshold)
  return value ? t('rules.measured', text(value), bar) : bar || '—'
}

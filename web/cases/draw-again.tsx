import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'
import type { AuditSample } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { drawAgain, type Verdict } from './recompute-draw.ts'

/** How the sample was drawn, and a button that draws it again here, in the reader's browser. */
export function DrawAgain(props: { readonly sample: AuditSample }): JSX.Element {
  const [verdict, setVerdict] = createSignal<Verdict>()
  const [busy, setBusy] = createSignal(false)
  const run = async () => {
    setBusy(true)
    setVerdict(await drawAgain(props.sample))
    setBusy(false)
  }
  const drawn = () => props.sample.population.filter((one) => one.drawn).length
  return (
    <details class="draw">
      <summary>{t('audit.how', props.sample.population.length, drawn())}</summary>
      <p class="small">{t('audit.algorithm')}</p>
      <dl class="small facts">
        <div>
          <dt>{t('audit.seed')}</dt>
          <dd>
            <code class="seed">{props.sample.seed}</code>
            <p class="muted">
              {props.sample.entry
                ? t('audit.seedFrom', props.sample.entry.seq)
                : t('audit.seedOfRehearsal')}
            </p>
          </dd>
        </div>
      </dl>
      <div class="row">
        <Button busy={busy()} onClick={() => void run()}>
          {t('audit.drawAgain')}
        </Button>
        <Show when={verdict()}>
          {(found) => (
            <span
              role="status"
              class={found().is === 'same' ? 'done' : found().is === 'cannot' ? 'soon' : 'late'}
            >
              {found().is === 'same'
                ? t('audit.same', found().checked, found().kept)
                : t(`audit.${found().is}`)}
            </span>
          )}
        </Show>
      </div>
    </details>
  )
}

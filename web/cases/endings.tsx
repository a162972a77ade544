import type { JSX } from 'solid-js'
import { Show } from 'solid-js'
import type { CaseDetail } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import { momentText } from '../ui/time.ts'

/** The two endings, apart: closed by the unit, and recognised by the people. */
export function Endings(props: { readonly detail: CaseDetail }): JSX.Element {
  return (
    <section class="endings">
      <div class="card" classList={{ reached: Boolean(props.detail.closedAt) }}>
        <h3>{t('case.closedByUnit')}</h3>
        <p>
          <Show
            when={props.detail.closedAt}
            fallback={<span class="muted">{t('case.notYet')}</span>}
          >
            {(at) => <span class="done strong">{t('case.closedOn', momentText(at()))}</span>}
          </Show>
        </p>
      </div>
      <div class="card" classList={{ reached: props.detail.recognition === 'recognised' }}>
        <h3>{t('case.recognisedByPeople')}</h3>
        <p>
          <Show
            when={props.detail.recognition}
            fallback={<span class="muted">{t('case.notAsked')}</span>}
          >
            {(how) => (
              <span
                class={`strong ${how() === 'recognised' ? 'done' : how() === 'not-fixed' ? 'late' : 'soon'}`}
              >
                {t(`case.recognition.${how()}`)}
              </span>
            )}
          </Show>
        </p>
      </div>
    </section>
  )
}

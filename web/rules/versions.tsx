import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import type { RuleDetail } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { dateOf, dayText } from '../ui/time.ts'
import { Consequences } from './consequences.tsx'

/** Every value the rule has had: who set it, who approved it, why, and what it led to. */
export function Versions(props: { readonly rule: RuleDetail }): JSX.Element {
  const [open, setOpen] = createSignal<number>()
  return (
    <section class="card">
      <h2>{t('rules.history')}</h2>
      <ol class="versions">
        <For each={props.rule.versions}>
          {(version) => (
            <li>
              <p class="row">
                <b class="value">{text(version.valueText)}</b>
                <span class="small muted">
                  {t('rules.version', version.version)} ·{' '}
                  {t('rules.since', dayText(version.effectiveFrom))}
                </span>
                <Show
                  when={version.consequences > 0}
                  fallback={<span class="small muted push">{t('rules.consequencesNone')}</span>}
                >
                  <button
                    type="button"
                    class="link small push"
                    onClick={() => setOpen(version.version)}
                  >
                    {t('rules.consequences', version.consequences)}
                  </button>
                </Show>
              </p>
              <p class="small">
                <Show when={version.proposedBy} fallback={t('rules.initial')}>
                  {(by) => t('rules.proposedBy', by().name)}
                </Show>
                <Show when={version.approvedBy}>
                  {(by) => ` · ${t('rules.approvedBy', by().name)}`}
                </Show>
                <Show when={version.enactedAt}>{(at) => ` · ${dayText(dateOf(at()))}`}</Show>
                <Show when={version.caseNumber}>
                  {(number) => (
                    <>
                      {' · '}
                      <Show
                        when={
                          props.rule.proposals.find((one) => one.caseId === version.caseId)?.seen
                        }
                        fallback={number()}
                      >
                        <A class="link" href={`/cases/${encodeURIComponent(version.caseId ?? '')}`}>
                          {number()}
                        </A>
                      </Show>
                    </>
                  )}
                </Show>
              </p>
              <Show when={version.reason}>
                {(words) => <p class="small words">{t('rules.reason', words())}</p>}
              </Show>
              <Show when={version.opinion}>
                {(words) => <p class="small words">{t('rules.opinion', words())}</p>}
              </Show>
            </li>
          )}
        </For>
      </ol>
      <Show when={open()}>
        {(version) => (
          <Consequences rule={props.rule.id} version={version()} close={() => setOpen(undefined)} />
        )}
      </Show>
    </section>
  )
}

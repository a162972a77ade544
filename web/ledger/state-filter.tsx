import Search from 'lucide-solid/icons/search'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, For, on, onCleanup, Show } from 'solid-js'
import type { LedgerState, LedgerSummary } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import type { LedgerUrl } from './ledger-url.ts'
import { filterStates } from './ledger-url.ts'
import { totalOf } from './rate.ts'

const typingMs = 250

type Props = {
  readonly summary: LedgerSummary
  readonly url: LedgerUrl
  readonly searchRef: (input: HTMLInputElement) => void
}

/** States with their counts, and a search in the ledger. */
export function StateFilter(props: Props): JSX.Element {
  const totals = createMemo(() => totalOf(props.summary, props.url.section()))
  const count = (state: LedgerState): number | undefined => {
    if (state === 'all') return totals().total
    return state === 'open' || state === 'overdue' || state === 'paused' || state === 'closed'
      ? totals()[state]
      : undefined
  }
  const [typed, setTyped] = createSignal(props.url.filter().q ?? '')
  createEffect(
    on(
      typed,
      (words) => {
        const timer = setTimeout(() => props.url.set({ q: words.trim() || undefined }), typingMs)
        onCleanup(() => clearTimeout(timer))
      },
      { defer: true },
    ),
  )
  return (
    <div class="state-filter no-print">
      <div class="views" role="group" aria-label={t('ledger.states')}>
        <For each={filterStates}>
          {(state) => (
            <button
              type="button"
              class="pill"
              classList={{ late: state === 'overdue' && totals().overdue > 0 }}
              aria-pressed={props.url.state() === state}
              onClick={() => props.url.set({ state })}
            >
              {t(`ledger.state.${state}`)}
              <Show when={count(state) !== undefined}>
                <b>{count(state)}</b>
              </Show>
            </button>
          )}
        </For>
        <Show when={props.url.isOfMonth()}>
          <button
            type="button"
            class="pill"
            aria-pressed="true"
            onClick={() => props.url.set({ state: 'all' })}
          >
            {t(`ledger.state.${props.url.state()}`)} · {props.url.month()} ×
          </button>
        </Show>
      </div>
      <div class="search" role="search">
        <Search class="icon" aria-hidden="true" />
        <input
          ref={props.searchRef}
          class="input"
          type="search"
          aria-label={t('ledger.search')}
          placeholder={t('ledger.search')}
          value={typed()}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
    </div>
  )
}

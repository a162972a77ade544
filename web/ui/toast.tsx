import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import { Problem, Unreachable } from '../api.ts'
import { t, text } from '../i18n/locale.ts'

type Toast = {
  readonly id: number
  readonly words: string
  readonly tone: 'plain' | 'late'
  readonly act?: { readonly label: string; readonly run: () => void }
}

const [toasts, setToasts] = createSignal<readonly Toast[]>([])
let last = 0
const drop = (id: number) => setToasts((all) => all.filter((one) => one.id !== id))

/** Says something for ten seconds, with at most one act such as 撤回. */
export function toast(words: string, act?: Toast['act'], tone: Toast['tone'] = 'plain'): void {
  last += 1
  const id = last
  setToasts((all) => [...all.slice(-2), { id, words, tone, act }])
  setTimeout(() => drop(id), act || tone === 'late' ? 10_000 : 5_000)
}

/** Says why something did not work: the API's sentence and who can help, or that it is out of reach. */
export function toastError(error: unknown): void {
  toast(explain(error), undefined, 'late')
}

/** One sentence for a person about an error. */
export function explain(error: unknown): string {
  if (error instanceof Problem && !error.isBare) {
    return [text(error.body.detail), text(error.body.help)].filter(Boolean).join(' ')
  }
  return error instanceof Unreachable ? t('state.offlineWords') : t('state.errorWords')
}

/** Where toasts appear; rendered once by the shell. */
export function Toasts(): JSX.Element {
  return (
    <div class="toasts no-print" role="status" aria-live="polite">
      <For each={toasts()}>
        {(one) => (
          <div class={`toast ${one.tone}`}>
            <span>{one.words}</span>
            <Show when={one.act}>
              {(act) => (
                <button
                  type="button"
                  onClick={() => {
                    drop(one.id)
                    act().run()
                  }}
                >
                  {act().label}
                </button>
              )}
            </Show>
            <button type="button" aria-label={t('common.close')} onClick={() => drop(one.id)}>
              ×
            </button>
          </div>
        )}
      </For>
    </div>
  )
}

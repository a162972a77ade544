import type { JSX } from 'solid-js'
import { Show, splitProps } from 'solid-js'

type Props = JSX.ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly tone?: 'primary' | 'danger' | 'quiet' | 'plain'
  /** Waiting for an answer: stays in place, reads as busy and cannot be pressed again. */
  readonly busy?: boolean
  /** Why it cannot be pressed; said on hover and to screen readers, and the button stays reachable. */
  readonly refused?: string | null
  /** The key that does the same. */
  readonly key?: string
}

/** A button. `refused` explains instead of hiding: the reason is its title. */
export function Button(props: Props): JSX.Element {
  const [own, rest] = splitProps(props, [
    'tone',
    'busy',
    'refused',
    'key',
    'class',
    'children',
    'onClick',
  ])
  const isBlocked = () => Boolean(own.busy || own.refused)
  return (
    <button
      type="button"
      {...rest}
      class={`button ${own.tone ?? 'plain'} ${own.class ?? ''}`}
      aria-busy={own.busy}
      aria-disabled={isBlocked()}
      title={own.refused ?? rest.title}
      onClick={(event) => {
        if (isBlocked()) return event.preventDefault()
        if (typeof own.onClick === 'function') own.onClick(event)
      }}
    >
      {own.children}
      <Show when={own.key}>
        <span class="key" aria-hidden="true">
          {own.key}
        </span>
      </Show>
    </button>
  )
}

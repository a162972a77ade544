import type { JSX } from 'solid-js'
import { createUniqueId, onMount, Show } from 'solid-js'
import { Refused } from './call.ts'
import { t, text } from './words/words.ts'

/** A screen's heading; the reader of the screen begins there. */
export function Heading(props: { readonly children: JSX.Element }): JSX.Element {
  let heading: HTMLHeadingElement | undefined
  onMount(() => heading?.focus({ preventScroll: true }))
  return (
    <h1 ref={heading} tabindex="-1">
      {props.children}
    </h1>
  )
}

/** A labelled field with its hint and what is wrong with it. */
export function Field(props: {
  readonly label: string
  readonly hint?: string
  readonly optional?: boolean
  readonly error?: string | undefined
  readonly children: (ids: {
    readonly id: string
    readonly 'aria-describedby': string | undefined
    readonly 'aria-invalid': boolean
  }) => JSX.Element
}): JSX.Element {
  const id = createUniqueId()
  const about = `${id}-about`
  return (
    <div class="field">
      <label for={id}>
        {props.label}
        <Show when={props.optional}>
          <span class="small"> ({t().optional})</span>
        </Show>
      </label>
      {props.children({
        id,
        get 'aria-describedby'() {
          return props.hint || props.error ? about : undefined
        },
        get 'aria-invalid'() {
          return props.error !== undefined
        },
      })}
      <p id={about} class="small" classList={{ late: props.error !== undefined }}>
        {props.error ?? props.hint}
      </p>
    </div>
  )
}

/** Why it did not work, and what one can do. */
export function Trouble(props: { readonly error: unknown }): JSX.Element {
  const problem = () => (props.error instanceof Refused ? props.error.problem : undefined)
  const words = () => {
    const it = problem()
    if (it && it !== 'unreachable') return text(it.detail)
    return it ? t().unreachable : t().noCrypto
  }
  const help = () => {
    const it = problem()
    return it && it !== 'unreachable' && it.help ? t().helpBy(text(it.help)) : ''
  }
  return (
    <Show when={props.error}>
      <div class="trouble" role="alert">
        <p>{words()}</p>
        <Show when={help()}>
          <p class="small">{help()}</p>
        </Show>
      </div>
    </Show>
  )
}

/** What goes at the bottom of a phone's screen, where a thumb is. */
export function Bottom(props: { readonly children: JSX.Element }): JSX.Element {
  return <div class="go no-print">{props.children}</div>
}

import type { JSX } from 'solid-js'
import { createSignal, createUniqueId, For, Show } from 'solid-js'

export type MenuItem = {
  readonly id: string
  readonly label: string
  readonly icon?: JSX.Element
  /** Why it is not possible now; shown under the label. */
  readonly refused?: string | null
  readonly checked?: boolean
  readonly run: () => void
}

type Props = {
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly children: JSX.Element
  readonly class?: string
}

/** A button that opens a menu; arrows, Home, End and Escape work as people expect. */
export function Menu(props: Props): JSX.Element {
  const id = createUniqueId()
  const [open, setOpen] = createSignal(false)
  let trigger: HTMLButtonElement | undefined
  let list: HTMLDivElement | undefined
  const items = () => [...(list?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
  const show = (focus: 'first' | 'last') => {
    if (!list || !trigger) return
    list.showPopover?.()
    place(trigger, list)
    items()
      .at(focus === 'first' ? 0 : -1)
      ?.focus()
  }
  const hide = () => {
    list?.hidePopover?.()
    trigger?.focus()
  }
  const onKey = (event: KeyboardEvent) => {
    event.stopPropagation()
    const all = items()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (event.key === 'Escape' || event.key === 'Tab') return hide()
    if (to === undefined) return
    event.preventDefault()
    all[(to + all.length) % all.length]?.focus()
  }
  return (
    <>
      <button
        ref={trigger}
        type="button"
        class={props.class ?? 'button'}
        aria-haspopup="menu"
        aria-expanded={open()}
        aria-controls={open() ? id : undefined}
        aria-label={props.label}
        title={props.label}
        onClick={() => (open() ? hide() : show('first'))}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          show(event.key === 'ArrowDown' ? 'first' : 'last')
        }}
      >
        {props.children}
      </button>
      <div
        ref={list}
        id={id}
        role="menu"
        tabindex="-1"
        aria-label={props.label}
        class="menu"
        popover="auto"
        onToggle={(event) => setOpen(event.newState === 'open')}
        onKeyDown={onKey}
      >
        <For each={props.items}>{(item) => <Item item={item} close={hide} />}</For>
      </div>
    </>
  )
}

function Item(props: { readonly item: MenuItem; readonly close: () => void }): JSX.Element {
  return (
    <button
      type="button"
      {...(props.item.checked === undefined
        ? { role: 'menuitem' }
        : { role: 'menuitemradio', 'aria-checked': props.item.checked })}
      aria-disabled={Boolean(props.item.refused)}
      tabindex="-1"
      onClick={() => {
        if (props.item.refused) return
        props.close()
        props.item.run()
      }}
    >
      {props.item.icon}
      <span>
        {props.item.label}
        <Show when={props.item.refused}>
          <span class="why">{props.item.refused}</span>
        </Show>
      </span>
      <Show when={props.item.checked}>
        <span class="push" aria-hidden="true">
          ✓
        </span>
      </Show>
    </button>
  )
}

/** Below the button, or above when there is no room; never beyond the window's edge. */
function place(trigger: HTMLElement, list: HTMLElement): void {
  const from = trigger.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = list
  const below = from.bottom + 4 + height <= innerHeight
  const top = below ? from.bottom + 4 : Math.max(8, from.top - 4 - height)
  const left = Math.max(8, Math.min(from.left, innerWidth - width - 8))
  list.style.top = `${top}px`
  list.style.left = `${left}px`
}

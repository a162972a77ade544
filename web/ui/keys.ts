import { onCleanup, onMount } from 'solid-js'

export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>

/**
 * Single-key shortcuts for as long as the component lives. They rest while somebody types, while a
 * Chinese input method composes, and while a dialog or menu is open. `mod+k` works everywhere.
 */
export function useKeys(keys: () => Keys): void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const name = nameOf(event)
    const run = keys()[name]
    if (!run) return
    if (!name.startsWith('mod+') && (isTyping(event.target) || isCovered())) return
    event.preventDefault()
    run(event)
  }
  onMount(() => document.addEventListener('keydown', onKey))
  onCleanup(() => document.removeEventListener('keydown', onKey))
}

/** `k`, `?`, `Enter`, `Shift+X`-less: modifiers other than mod (Ctrl or ⌘) leave keys to the browser. */
function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (event.altKey) return ''
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)) return true
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button)$/.test(target.type)
}

function isCovered(): boolean {
  return document.querySelector('dialog[open], [popover]:popover-open') !== null
}

import X from 'lucide-solid/icons/x'
import type { JSX } from 'solid-js'
import { createUniqueId, onCleanup, onMount } from 'solid-js'
import { t } from '../i18n/locale.ts'

type Props = {
  readonly title: string
  readonly onClose: () => void
  readonly children: JSX.Element
  readonly footer?: JSX.Element
  readonly class?: string
}

/**
 * A modal dialog, open as long as it is rendered: wrap it in `<Show>`. The browser keeps the focus
 * inside, Escape and a click beside it close it, and the focus goes back to where it was.
 */
export function Dialog(props: Props): JSX.Element {
  const id = createUniqueId()
  let element: HTMLDialogElement | undefined
  onMount(() => {
    const before = document.activeElement
    element?.showModal()
    element?.querySelector<HTMLElement>('[data-first], .body :is(input, textarea, select)')?.focus()
    onCleanup(() => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    })
  })
  return (
    <dialog
      ref={element}
      class={`dialog ${props.class ?? ''}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        props.onClose()
      }}
      onKeyDown={(event) => event.stopPropagation()}
      onMouseDown={(event) => {
        if (event.target === element) props.onClose()
      }}
    >
      <div class="dialog-head">
        <h2 id={id}>{props.title}</h2>
        <button
          type="button"
          class="button quiet icon-only"
          aria-label={t('common.close')}
          onClick={() => props.onClose()}
        >
          <X class="icon" aria-hidden="true" />
        </button>
      </div>
      <div class="body">{props.children}</div>
      {props.footer && <div class="dialog-foot">{props.footer}</div>}
    </dialog>
  )
}

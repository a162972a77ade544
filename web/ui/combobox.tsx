import X from 'lucide-solid/icons/x'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, For, Index, on, Show } from 'solid-js'
import { t } from '../i18n/locale.ts'

export type Option = { readonly id: string; readonly label: string; readonly hint?: string }

type Props = {
  readonly id: string
  readonly options: readonly Option[]
  /** The chosen ids; at most one unless `multiple`. */
  readonly value: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
  readonly multiple?: boolean
  readonly invalid?: boolean
  readonly describedBy?: string
  readonly placeholder?: string
  readonly loading?: boolean
  readonly autofocus?: boolean
  /** What was typed as a choice of its own, where one's own words will do. */
  readonly own?: (typed: string) => Option | undefined
}

/** Picks from a list by typing any part of a name; arrows and Enter choose, Backspace takes back. */
export function Combobox(props: Props): JSX.Element {
  const [typed, setTyped] = createSignal('')
  const [open, setOpen] = createSignal(false)
  const [active, setActive] = createSignal(0)
  let input: HTMLInputElement | undefined
  const labelOf = (id: string) => props.options.find((o) => o.id === id)?.label ?? id
  const single = () => (props.multiple ? '' : props.value[0] ? labelOf(props.value[0]) : '')
  const found = createMemo(() => {
    const words = typed().trim().toLowerCase()
    const isLeft = (o: Option) => !props.multiple || !props.value.includes(o.id)
    const among = props.options
      .filter((o) => isLeft(o) && `${o.label} ${o.hint ?? ''}`.toLowerCase().includes(words))
      .slice(0, 60)
    const own = words === '' ? undefined : props.own?.(typed().trim())
    return own ? [...among, own] : among
  })
  createEffect(on(found, () => setActive(0), { defer: true }))
  const choose = (option: Option | undefined) => {
    if (!option) return
    props.onChange(props.multiple ? [...props.value, option.id] : [option.id])
    setTyped('')
    setOpen(Boolean(props.multiple))
  }
  const remove = (id: string) => props.onChange(props.value.filter((v) => v !== id))
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing) return
    if (event.key === 'Escape' && open()) {
      event.preventDefault()
      event.stopPropagation()
      return setOpen(false)
    }
    if (event.key === 'Backspace' && typed() === '' && props.value.length > 0) {
      const last = props.value.at(-1)
      return last ? remove(last) : undefined
    }
    if (event.key === 'Enter' && open()) {
      event.preventDefault()
      return choose(found()[active()])
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    if (!open()) return setOpen(true)
    const step = event.key === 'ArrowDown' ? 1 : -1
    setActive((at) => (at + step + found().length) % Math.max(1, found().length))
    document.getElementById(`${props.id}-${active()}`)?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <div class="combo">
      <Show when={props.multiple && props.value.length > 0}>
        <ul class="chosen">
          <Index each={props.value}>
            {(id) => (
              <li class="tag">
                {labelOf(id())}
                <button
                  type="button"
                  class="link"
                  aria-label={`${t('common.remove')} ${labelOf(id())}`}
                  onClick={() => remove(id())}
                >
                  <X class="icon" aria-hidden="true" />
                </button>
              </li>
            )}
          </Index>
        </ul>
      </Show>
      <input
        ref={input}
        id={props.id}
        class="input"
        role="combobox"
        autocomplete="off"
        aria-expanded={open()}
        aria-controls={`${props.id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open() && found().length > 0 ? `${props.id}-${active()}` : undefined}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        autofocus={props.autofocus}
        placeholder={props.placeholder ?? t('common.typeToFind')}
        value={open() ? typed() : typed() || single()}
        onInput={(event) => {
          setTyped(event.currentTarget.value)
          setOpen(true)
        }}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => setOpen(true)}
        onBlur={() => {
          const left = typed().trim()
          // Words of one's own need no list to be taken.
          if (left && props.own) choose(props.own(left))
          setOpen(false)
          setTyped('')
        }}
        onKeyDown={onKey}
      />
      <Show when={open()}>
        <div
          class="options"
          id={`${props.id}-list`}
          role="listbox"
          tabIndex="-1"
          aria-label={t('common.choices')}
        >
          <For
            each={found()}
            fallback={
              <div
                class="muted small"
                role="option"
                tabIndex="-1"
                aria-selected="false"
                aria-disabled="true"
              >
                {props.loading ? t('common.loading') : t('common.nothingFound')}
              </div>
            }
          >
            {(option, at) => (
              <div
                id={`${props.id}-${at()}`}
                role="option"
                tabIndex="-1"
                aria-selected={props.value.includes(option.id)}
                data-active={at() === active()}
                onMouseMove={() => setActive(at())}
                onMouseDown={(event) => {
                  event.preventDefault()
                  choose(option)
                }}
              >
                <span>{option.label}</span>
                <span class="muted small">{option.hint}</span>
              </div>
            )}
          </For>
        </div>
      </Show>
    </div>
  )
}

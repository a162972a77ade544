import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'
import type { FormState } from '../forms/form-state.ts'
import { usePeople } from '../forms/pickers.tsx'
import { t } from '../i18n/locale.ts'

/** A comment in which @ and the beginning of a name offers people to mention. */
export function CommentField(props: { readonly form: FormState }): JSX.Element {
  const people = usePeople()
  const [begun, setBegun] = createSignal<string>()
  let area: HTMLTextAreaElement | undefined
  const words = () => String(props.form.values['text'] ?? '')
  const offered = createMemo(() => {
    const name = begun()
    if (name === undefined || !people.isSuccess) return []
    return people.data
      .filter((person) => person.name.includes(name) || person.login.startsWith(name))
      .slice(0, 6)
  })
  const write = (value: string) => {
    props.form.set('text', value)
    const named = (people.isSuccess ? people.data : []).filter((person) =>
      value.includes(`@${person.name}`),
    )
    props.form.set(
      'mentions',
      named.map((person) => person.id),
    )
    const before = value.slice(0, area?.selectionStart ?? value.length)
    setBegun(/@([^\s@]{0,12})$/.exec(before)?.[1])
  }
  const mention = (name: string) => {
    const at = area?.selectionStart ?? words().length
    const before = words()
      .slice(0, at)
      .replace(/@[^\s@]*$/, `@${name} `)
    write(before + words().slice(at))
    setBegun(undefined)
    area?.focus()
    area?.setSelectionRange(before.length, before.length)
  }
  return (
    <div class="field">
      <label for="comment-text">{t('task.act.comment')}</label>
      <textarea
        ref={area}
        id="comment-text"
        class="input"
        data-first
        rows={4}
        maxlength={4000}
        placeholder={t('task.commentHint')}
        aria-invalid={Boolean(props.form.error('text'))}
        value={words()}
        onInput={(event) => write(event.currentTarget.value)}
      />
      <Show when={offered().length > 0}>
        <div class="row" role="group" aria-label={t('task.mention')}>
          <For each={offered()}>
            {(person) => (
              <button type="button" class="pill" onClick={() => mention(person.name)}>
                @{person.name}
                <span class="small muted">{person.section?.name}</span>
              </button>
            )}
          </For>
        </div>
      </Show>
      <Show when={props.form.error('text')}>{(error) => <p class="error">{error()}</p>}</Show>
    </div>
  )
}

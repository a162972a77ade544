import type { JSX } from 'solid-js'
import { createResource, createSignal, For, Show } from 'solid-js'
import { complaintKinds } from '../../../workflows/complaint/choices.ts'
import { call } from '../call.ts'
import { Bottom, Field, Heading } from '../parts.tsx'
import { language, t, text } from '../words/words.ts'
import { Attach } from './attach.tsx'
import type { createFiling } from './filing.ts'

const LONGEST = 10_000

/** The first screen: one question, and everything else may be left out. */
export function WhatHappened(props: {
  readonly state: ReturnType<typeof createFiling>
  readonly files: readonly File[]
  readonly onFiles: (files: readonly File[]) => void
  readonly onNext: () => void
}): JSX.Element {
  const [tried, setTried] = createSignal(false)
  let words: HTMLTextAreaElement | undefined
  const { filing, set } = props.state
  const wrong = () => {
    if (filing.text.length > LONGEST) return t().tooLong(LONGEST)
    return tried() && !filing.text.trim() ? t().required : undefined
  }
  return (
    <form
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (wrong()) words?.focus()
        else props.onNext()
      }}
    >
      <Heading>{t().happened}</Heading>
      <p class="lead">{t().happenedLead}</p>
      <Show when={props.state.wasKept && filing.text}>
        <p class="note">
          {t().draftBack}{' '}
          <button type="button" class="link" onClick={() => props.state.forget()}>
            {t().draftForget}
          </button>
        </p>
      </Show>
      <Field label={t().happenedLabel} hint={t().noOwnName} error={wrong()}>
        {(ids) => (
          <textarea
            {...ids}
            ref={words}
            rows={6}
            placeholder={t().happenedHint}
            value={filing.text}
            onInput={(event) => set('text', event.currentTarget.value)}
          />
        )}
      </Field>
      <Attach files={props.files} onFiles={props.onFiles} />
      <More state={props.state} />
      <label class="check">
        <input
          type="checkbox"
          checked={filing.keeps}
          onChange={(event) => set('keeps', event.currentTarget.checked)}
        />
        <span>
          {t().keepDraft}
          <span class="small block">{t().keepDraftHint}</span>
        </span>
      </label>
      <Bottom>
        <button type="submit" class="primary">
          {t().next}
        </button>
      </Bottom>
    </form>
  )
}

/** What helps and is never asked for: read from the server only by those who open it. */
function More(props: { readonly state: ReturnType<typeof createFiling> }): JSX.Element {
  const { filing, set } = props.state
  const [isOpen, setOpen] = createSignal(
    [filing.kind, filing.section, filing.place, filing.happenedOn, filing.named].some(Boolean),
  )
  const [sections] = createResource(isOpen, () =>
    call<readonly { id: string; name: string }[]>('sections').catch(() => []),
  )
  return (
    <details open={isOpen()} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t().more}</summary>
      <fieldset>
        <legend>{t().kind}</legend>
        <div class="chips">
          <For each={complaintKinds}>
            {(kind) => (
              <label class="chip">
                <input
                  type="radio"
                  name="kind"
                  checked={filing.kind === kind.id}
                  onChange={() => set('kind', kind.id)}
                />
                <span>{text(kind.label)}</span>
              </label>
            )}
          </For>
        </div>
      </fieldset>
      <Field label={t().section} optional>
        {(ids) => (
          <select {...ids} onChange={(event) => set('section', event.currentTarget.value)}>
            <option value="">{t().sectionUnknown}</option>
            <For each={sections()}>
              {(section) => (
                <option value={section.id} selected={section.id === filing.section}>
                  {section.name}
                </option>
              )}
            </For>
          </select>
        )}
      </Field>
      <Field label={t().named} hint={t().namedHint} optional>
        {(ids) => (
          <input
            {...ids}
            autocomplete="off"
            value={filing.named}
            onInput={(event) => set('named', event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t().date} optional>
        {(ids) => (
          <input
            {...ids}
            type="date"
            lang={language()}
            value={filing.happenedOn}
            onInput={(event) => set('happenedOn', event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t().place} optional>
        {(ids) => (
          <input
            {...ids}
            maxlength={200}
            value={filing.place}
            onInput={(event) => set('place', event.currentTarget.value)}
          />
        )}
      </Field>
    </details>
  )
}

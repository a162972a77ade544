import type { JSX } from 'solid-js'
import { createResource, createSignal, Show } from 'solid-js'
import type { z } from 'zod'
import type { Booked, NextReception } from '../../api/schemas/reception.ts'
import { call } from './call.ts'
import { Bottom, Field, Heading, Trouble } from './parts.tsx'
import { takeProof } from './proof.ts'
import { t } from './words/words.ts'

/** 局长接待日: when it is next, and booking a place. */
export default function Reception(): JSX.Element {
  const [next] = createResource(() =>
    call<z.infer<typeof NextReception>>('reception').catch(() => undefined),
  )
  const [booked, setBooked] = createSignal<z.infer<typeof Booked>>()
  return (
    <section>
      <Heading>{t().reception}</Heading>
      <p class="lead">{t().receptionLead}</p>
      <Show when={next()}>
        {(day) => (
          <p class="state">
            <b>{t().receptionNext(day().day)}</b>
            <span class="small">{t().bookedSoFar(day().booked)}</span>
          </p>
        )}
      </Show>
      <Show when={booked()} fallback={<Book onBooked={setBooked} />}>
        {(place) => (
          <p class="note" role="status">
            <b>{t().booked(place().day, place().place)}</b>
            <span class="block small">{t().bookedWords}</span>
          </p>
        )}
      </Show>
    </section>
  )
}

function Book(props: { readonly onBooked: (booked: z.infer<typeof Booked>) => void }): JSX.Element {
  const [name, setName] = createSignal('')
  const [phone, setPhone] = createSignal('')
  const [topic, setTopic] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  const missing = (value: string) => (tried() && !value.trim() ? t().required : undefined)
  const badPhone = () =>
    tried() && !/^[+\d][\d\s-]{4,24}$/.test(phone().trim()) ? t().phoneWrong : undefined
  const book = async () => {
    setTried(true)
    if (busy() || missing(name()) || missing(topic()) || badPhone()) return
    setBusy(true)
    setError(undefined)
    try {
      const proof = await takeProof()
      const visitor = { name: name().trim(), phone: phone().trim(), topic: topic().trim() }
      props.onBooked(await call('reception', { ...visitor, proof }))
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        void book()
      }}
    >
      <Field label={t().name} error={missing(name())}>
        {(ids) => (
          <input
            {...ids}
            autocomplete="name"
            maxlength={40}
            value={name()}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t().phone} error={badPhone()}>
        {(ids) => (
          <input
            {...ids}
            type="tel"
            autocomplete="tel"
            value={phone()}
            onInput={(event) => setPhone(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t().topic} hint={t().topicHint} error={missing(topic())}>
        {(ids) => (
          <textarea
            {...ids}
            rows={3}
            maxlength={500}
            value={topic()}
            onInput={(event) => setTopic(event.currentTarget.value)}
          />
        )}
      </Field>
      <Trouble error={error()} />
      <Bottom>
        <button type="submit" class="primary" aria-busy={busy()}>
          {busy() ? t().sending : t().book}
        </button>
      </Bottom>
    </form>
  )
}

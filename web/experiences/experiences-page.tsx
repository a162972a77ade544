import { useQueryClient } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import { ratings } from '../../workflows/complaint/choices.ts'
import { keys } from '../calls/keys.ts'
import { listExperiences, recordExperience } from '../calls/reception.ts'
import { useQuery } from '../calls/use-query.ts'
import type { Experience } from '../contract.ts'
import { Fields, focusFirst } from '../forms/fields.tsx'
import { createForm } from '../forms/form-state.ts'
import { t, text } from '../i18n/locale.ts'
import { ChosenFiles } from '../ledger/chosen-files.tsx'
import { useCan, useSession } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Loaded, ProblemWords } from '../ui/states.tsx'
import { dayText } from '../ui/time.ts'
import { toast } from '../ui/toast.tsx'
import { experienceForm, toExperience } from './experience-form.ts'

/** 体验记录: recorded by supervisors from a phone, read by those who oversee the bureau. */
export default function ExperiencesPage(): JSX.Element {
  const can = useCan()
  const query = useQuery(() => ({
    queryKey: keys.experiences,
    queryFn: listExperiences,
    enabled: can('experience.read'),
  }))
  return (
    <Show
      when={can('experience.read')}
      fallback={<Empty alone title={t('state.forbidden')} words={t('experience.lead')} />}
    >
      <div class="page stack">
        <header class="page-head">
          <h1>{t('experience.title')}</h1>
          <p class="muted">{t('experience.lead')}</p>
        </header>
        <Show when={can('experience.record')}>
          <RecordOne />
        </Show>
        <Loaded query={query}>{(page) => <List items={page().items} />}</Loaded>
      </div>
    </Show>
  )
}

function RecordOne(): JSX.Element {
  const client = useQueryClient()
  const session = useSession()
  const blank = () => ({ happenedOn: session().today })
  const form = createForm(blank())
  const [files, setFiles] = createSignal<readonly File[]>([])
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  const [receipt, setReceipt] = createSignal('')
  let root: HTMLFormElement | undefined
  const submit = async () => {
    const values = form.check(experienceForm)
    if (!values || busy()) return queueMicrotask(() => focusFirst(root, 'invalid'))
    setBusy(true)
    setError(undefined)
    try {
      const record = toExperience(experienceForm.parse(values))
      const kept = await recordExperience(JSON.stringify(record), files())
      const given = kept.receipt
      setReceipt(given ? t('experience.receipt', given.number, given.code) : '')
      toast(t('experience.recorded'))
      form.replace(blank())
      setFiles([])
      await client.invalidateQueries({ queryKey: keys.experiences })
    } catch (refusal) {
      if (!form.refuse(refusal, experienceForm)) setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      ref={root}
      class="stack card"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Fields schema={experienceForm} form={form} />
      <ChosenFiles files={files()} onChange={setFiles} />
      <Show when={receipt()}>
        <p class="notice strong" role="status">
          {receipt()}
        </p>
      </Show>
      <Show when={error()}>
        <div class="notice late" role="alert">
          <ProblemWords error={error()} />
        </div>
      </Show>
      <div class="acts">
        <Button type="submit" tone="primary" busy={busy()}>
          {t('experience.record')}
        </Button>
      </div>
    </form>
  )
}

function List(props: { readonly items: readonly Experience[] }): JSX.Element {
  const label = (rating: number) => text(ratings.find((r) => r.id === rating)?.label)
  return (
    <Show
      when={props.items.length > 0}
      fallback={<Empty title={t('experience.none')} words={t('experience.noneWords')} />}
    >
      <ul class="rows card">
        <For each={props.items}>
          {(one) => (
            <li>
              <p class="small muted">
                {[
                  dayText(one.happenedOn),
                  one.supervisor.name,
                  one.place,
                  one.section?.name,
                  label(one.rating),
                  one.handled && t('experience.handled'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <Show when={one.words}>
                <p>{one.words}</p>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

import { useQueryClient } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import { listNominations, nominate, withdrawNomination } from '../calls/excellence.ts'
import { keys } from '../calls/keys.ts'
import { useQuery } from '../calls/use-query.ts'
import type { NominationList } from '../contract.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import { t } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Loaded, Loading } from '../ui/states.tsx'
import { dateOf, dayText } from '../ui/time.ts'
import { toast, toastError } from '../ui/toast.tsx'
import { personForm, sectionForm } from './nomination-forms.ts'

type Kind = 'section' | 'person'

/** The register of a year's nominations, for whoever may nominate with two buttons. */
export function Nominations(props: { readonly year: number }): JSX.Element {
  const client = useQueryClient()
  const [nominating, setNominating] = createSignal<Kind>()
  const list = useQuery(() => ({
    queryKey: keys.nominations(props.year),
    queryFn: () => listNominations(props.year),
  }))
  const refresh = () => client.invalidateQueries({ queryKey: keys.nominations(props.year) })
  const title = (kind: Kind) =>
    kind === 'section' ? t('excellence.nominateSection') : t('excellence.nominatePerson')
  const mayNominate = () => (list.isSuccess ? list.data.mayNominate : [])
  const only = () => (mayNominate().length === 1 ? mayNominate()[0]?.id : undefined)
  return (
    <section class="stack">
      <div class="spread">
        <h2>{t('excellence.nominations')}</h2>
        <Show when={mayNominate().length > 0}>
          <div class="row no-print">
            <For each={['section', 'person'] as const}>
              {(kind) => <Button onClick={() => setNominating(kind)}>{title(kind)}</Button>}
            </For>
          </div>
        </Show>
      </div>
      <Loaded query={list} loading={<Loading lines={3} />}>
        {(data) => <Register items={data().items} changed={refresh} />}
      </Loaded>
      <Show keyed when={nominating()}>
        {(kind) => (
          <FormDialog
            title={title(kind)}
            about={t('excellence.nominateWords')}
            schema={kind === 'section' ? sectionForm : personForm}
            initial={kind === 'section' ? { section: only() } : {}}
            submit={title(kind)}
            close={() => setNominating(undefined)}
            send={async (values) => {
              const { section, person, merits } = values as {
                section?: string
                person?: string
                merits: string
              }
              await nominate({ year: props.year, section, person, merits })
              await refresh()
              toast(t('excellence.nominated'))
            }}
          />
        )}
      </Show>
    </section>
  )
}

function Register(props: {
  readonly items: NominationList['items']
  readonly changed: () => Promise<void>
}): JSX.Element {
  const withdraw = (id: string) =>
    withdrawNomination(id)
      .then(props.changed)
      .then(() => toast(t('excellence.withdrawn')))
      .catch(toastError)
  return (
    <ul class="standing-list">
      <For
        each={props.items}
        fallback={
          <li>
            <Empty
              title={t('excellence.nominationsNone')}
              words={t('excellence.nominationsWords')}
            />
          </li>
        }
      >
        {(one) => (
          <li class="card">
            <div class="spread">
              <b>{one.person?.name ?? t('excellence.theSection')}</b>
              <span class="tag">{one.section.name}</span>
            </div>
            <p>{one.merits}</p>
            <For each={one.barred}>
              {(barrier) => (
                <p class="notice late small">
                  {t('excellence.barred')}
                  {t('common.colon')}
                  {t('excellence.barredBy', barrier.rule, barrier.consequence)}
                </p>
              )}
            </For>
            <div class="spread small muted">
              <span>{t('excellence.by', one.by.name, dayText(dateOf(one.at)))}</span>
              <Show when={one.mayWithdraw}>
                <Button tone="quiet" onClick={() => void withdraw(one.id)}>
                  {t('excellence.withdraw')}
                </Button>
              </Show>
            </div>
          </li>
        )}
      </For>
    </ul>
  )
}

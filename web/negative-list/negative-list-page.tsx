import { A } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import { keys } from '../calls/keys.ts'
import { getNegativeListUse } from '../calls/rules.ts'
import { useQuery } from '../calls/use-query.ts'
import { useNegativeList } from '../forms/category-picker.tsx'
import { t } from '../i18n/locale.ts'
import { ProposalCard } from '../rules/proposal-card.tsx'
import { useCan } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/states.tsx'
import { dateOf, dayText } from '../ui/time.ts'
import { Items } from './items.tsx'
import { ListEditor } from './list-editor.tsx'

/** 负面清单 with what the bureau's own people see beside it: issues of each item, and how it changes. */
export default function NegativeListPage(): JSX.Element {
  const can = useCan()
  const client = useQueryClient()
  const list = useNegativeList()
  const use = useQuery(() => ({ queryKey: keys.negativeListUse, queryFn: getNegativeListUse }))
  const [editing, setEditing] = createSignal(false)
  const known = () => (use.isSuccess ? use.data : undefined)
  const count = (id: string) => known()?.counts[id] ?? 0
  const open = () => known()?.proposals.filter((one) => one.state === 'open') ?? []
  const refresh = () => client.invalidateQueries({ queryKey: keys.negativeList })
  return (
    <div class="page negative">
      <div class="row no-print negative-acts">
        <Button onClick={() => print()}>{t('negative.print')}</Button>
        <Show when={can('rule.propose')}>
          <Button
            tone="primary"
            refused={open().length > 0 ? t('rules.state.open') : null}
            onClick={() => setEditing(true)}
          >
            {t('negative.revise')}
          </Button>
        </Show>
      </div>
      <For each={open()}>{(one) => <ProposalCard proposal={one} changed={refresh} />}</For>
      <Loaded query={list}>
        {(data) => (
          <>
            <Items
              list={data()}
              beside={(id) => (
                <Show when={count(id) > 0}>
                  <A
                    class="link small count no-print"
                    href={`/ledger?category=${encodeURIComponent(id)}`}
                  >
                    {t('negative.counts', count(id))}
                  </A>
                </Show>
              )}
            />
            <p class="small muted no-print">{t('negative.countsWords')}</p>
            <Show when={editing()}>
              <ListEditor
                list={data()}
                close={() => setEditing(false)}
                done={async () => {
                  setEditing(false)
                  await refresh()
                }}
              />
            </Show>
          </>
        )}
      </Loaded>
      <Show when={known()}>
        {(data) => (
          <section class="card no-print negative-history">
            <h2>{t('negative.history')}</h2>
            <ol class="versions">
              <For each={data().versions}>
                {(version) => (
                  <li>
                    <p>
                      <b>{t('rules.version', version.version)}</b>{' '}
                      <span class="small muted">
                        {t('rules.since', dayText(version.effectiveFrom))} ·{' '}
                        {t('negative.items', version.items)}
                      </span>
                    </p>
                    <p class="small">
                      <Show when={version.proposedBy} fallback={t('rules.initial')}>
                        {(by) => t('rules.proposedBy', by().name)}
                      </Show>
                      <Show when={version.approvedBy}>
                        {(by) => ` · ${t('rules.approvedBy', by().name)}`}
                      </Show>
                      <Show when={version.enactedAt}>{(at) => ` · ${dayText(dateOf(at()))}`}</Show>
                    </p>
                    <Show when={version.reason}>
                      {(words) => <p class="small words">{t('rules.reason', words())}</p>}
                    </Show>
                  </li>
                )}
              </For>
            </ol>
          </section>
        )}
      </Show>
    </div>
  )
}

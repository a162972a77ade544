import { A } from '@solidjs/router'
import CirclePlus from 'lucide-solid/icons/circle-plus'
import Download from 'lucide-solid/icons/download'
import FileInput from 'lucide-solid/icons/file-input'
import type { JSX } from 'solid-js'
import { createMemo, For, Match, onCleanup, Show, Switch } from 'solid-js'
import { useInfiniteQuery, useQuery } from '../calls/use-query.ts'
import './ledger.css'
import { ledgerExportUrl, listLedger, summariseLedger } from '../calls/cases.ts'
import { keys } from '../calls/keys.ts'
import { Whole } from '../calls/whole.ts'
import type { LedgerPage as Page } from '../contract.ts'
import { useNegativeList } from '../forms/category-picker.tsx'
import { useSections } from '../forms/pickers.tsx'
import { t, text } from '../i18n/locale.ts'
import { useCan } from '../session/session.ts'
import { useCommands } from '../shell/commands.ts'
import { Button } from '../ui/button.tsx'
import { useKeys } from '../ui/keys.ts'
import { Empty, Failed, Loaded, Loading } from '../ui/states.tsx'
import { LedgerTable } from './ledger-table.tsx'
import { useLedgerUrl } from './ledger-url.ts'
import { StateFilter } from './state-filter.tsx'
import { Summary } from './summary.tsx'

/** The ledger of a section or the bureau: states, rates and the table offices know. */
export default function LedgerPage(): JSX.Element {
  const url = useLedgerUrl()
  const can = useCan()
  const sections = useSections()
  const summary = useQuery(() => ({
    queryKey: keys.ledgerSummary(url.month()),
    queryFn: () => summariseLedger(url.month()),
  }))
  const list = useInfiniteQuery(() => ({
    queryKey: keys.ledger(url.filter()),
    queryFn: async ({ pageParam }): Promise<Whole<Page>> =>
      new Whole(await listLedger(url.filter(), pageParam)),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Whole<Page>) => page.value.next ?? undefined,
  }))
  const items = createMemo(() =>
    list.isSuccess ? list.data.pages.flatMap((page) => page.value.items) : [],
  )
  const name = () =>
    (sections.isSuccess && sections.data.find((one) => one.id === url.section())?.name) ||
    t('ledger.bureau')
  const download = () => globalThis.location.assign(ledgerExportUrl(url.section()))
  let search: HTMLInputElement | undefined
  useKeys(() => ({ '/': () => search?.focus() }))
  useCommands(() =>
    can('ledger.export') ? [{ id: 'export', label: t('ledger.export'), run: download }] : [],
  )
  return (
    <div class="page ledger">
      <header class="page-head">
        <h1>{t('shell.place.ledger')}</h1>
        <label>
          <span class="hidden-label">{t('inbox.section')}</span>
          <select
            class="input"
            onChange={(event) => url.goSection(event.currentTarget.value || undefined)}
          >
            <option value="" selected={!url.section()}>
              {t('ledger.bureau')}
            </option>
            <For each={sections.isSuccess ? sections.data : []}>
              {(section) => (
                <option value={section.id} selected={section.id === url.section()}>
                  {section.name}
                </option>
              )}
            </For>
          </select>
        </label>
        <div class="row push no-print">
          <Show when={can('issue.report') || can('issue.register')}>
            <A class="button primary" href="/ledger/new">
              <CirclePlus class="icon" aria-hidden="true" />
              {can('issue.register') ? t('ledger.register') : t('shell.place.report')}
            </A>
          </Show>
          <Show when={can('ledger.import')}>
            <A class="button" href="/import">
              <FileInput class="icon" aria-hidden="true" />
              {t('shell.place.import')}
            </A>
          </Show>
          <Show when={can('ledger.export')}>
            <Button onClick={download}>
              <Download class="icon" aria-hidden="true" />
              {t('ledger.export')}
            </Button>
          </Show>
        </div>
      </header>
      <Loaded query={summary} loading={<Loading lines={3} />}>
        {(data) => (
          <>
            <Summary summary={data()} url={url} name={name()} />
            <StateFilter
              summary={data()}
              url={url}
              searchRef={(input) => {
                search = input
              }}
            />
          </>
        )}
      </Loaded>
      <Show when={url.category()}>
        {(category) => (
          <CategoryFilter category={category()} clear={() => url.set({ category: null })} />
        )}
      </Show>
      <Switch fallback={<LedgerTable items={items()} />}>
        <Match when={list.isPending}>
          <Loading lines={10} />
        </Match>
        <Match when={list.isError && items().length === 0}>
          <Failed error={list.error} retry={() => void list.refetch()} />
        </Match>
        <Match when={items().length === 0}>
          <Empty title={t('ledger.empty')} words={t('ledger.emptyWords')} />
        </Match>
      </Switch>
      <Show when={list.hasNextPage}>
        <More busy={list.isFetchingNextPage} more={() => void list.fetchNextPage()} />
      </Show>
    </div>
  )
}

/** The item of the negative list that the table is narrowed to, with the way back. */
function CategoryFilter(props: {
  readonly category: string
  readonly clear: () => void
}): JSX.Element {
  const list = useNegativeList()
  const name = () =>
    (list.isSuccess && text(list.data.items.find((one) => one.id === props.category))) ||
    props.category
  return (
    <p class="row no-print category-filter">
      <span class="tag">{t('negative.filter', name())}</span>
      <button type="button" class="link small" onClick={() => props.clear()}>
        {t('negative.filterClear')}
      </button>
    </p>
  )
}

/** Asks for more when it comes into sight; the button is for those who cannot scroll to it. */
function More(props: { readonly busy: boolean; readonly more: () => void }): JSX.Element {
  const observer = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting) && !props.busy) props.more()
  })
  onCleanup(() => observer.disconnect())
  return (
    <div class="state no-print" ref={(div) => observer.observe(div)}>
      <Button busy={props.busy} onClick={props.more}>
        {props.busy ? t('common.loading') : t('ledger.more')}
      </Button>
    </div>
  )
}

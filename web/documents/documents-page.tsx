import { A, useSearchParams } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createMemo, For, Match, Show, Switch } from 'solid-js'
import './documents.css'
import { documentKinds } from '../../workflows/document.ts'
import { listDocuments } from '../calls/documents.ts'
import { keys } from '../calls/keys.ts'
import { useInfiniteQuery } from '../calls/use-query.ts'
import { Whole } from '../calls/whole.ts'
import type { DocumentItem } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { dateOf, dayText } from '../ui/time.ts'
import { StatusTag } from './status-tag.tsx'

type Page = Awaited<ReturnType<typeof listDocuments>>

/** Every document the reader may read, the newest first. */
export default function DocumentsPage(): JSX.Element {
  const [search, setSearch] = useSearchParams<{ kind?: string; q?: string }>()
  const filter = () => ({ kind: search.kind, q: search.q })
  const list = useInfiniteQuery(() => ({
    queryKey: keys.documentList(filter()),
    queryFn: async ({ pageParam }): Promise<Whole<Page>> =>
      new Whole(await listDocuments(filter(), pageParam)),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Whole<Page>) => page.value.next ?? undefined,
  }))
  const items = createMemo(() =>
    list.isSuccess ? list.data.pages.flatMap((page) => page.value.items) : [],
  )
  return (
    <div class="page documents">
      <header class="page-head">
        <h1>{t('shell.place.documents')}</h1>
        <label>
          <span class="hidden-label">{t('documents.allKinds')}</span>
          <select
            class="input"
            onChange={(event) => setSearch({ kind: event.currentTarget.value || undefined })}
          >
            <option value="">{t('documents.allKinds')}</option>
            <For each={Object.entries(documentKinds)}>
              {([id, kind]) => (
                <option value={id} selected={search.kind === id}>
                  {text(kind.title)}
                </option>
              )}
            </For>
          </select>
        </label>
        <input
          class="input find"
          type="search"
          aria-label={t('documents.find')}
          placeholder={t('documents.find')}
          value={search.q ?? ''}
          onInput={(event) =>
            setSearch({ q: event.currentTarget.value || undefined }, { replace: true })
          }
        />
      </header>
      <Switch>
        <Match when={list.isPending}>
          <Loading />
        </Match>
        <Match when={list.isError && items().length === 0}>
          <Failed error={list.error} retry={() => void list.refetch()} />
        </Match>
        <Match when={items().length === 0}>
          <Empty title={t('documents.empty')} words={t('documents.emptyWords')} />
        </Match>
        <Match when={items().length > 0}>
          <ul class="document-list">
            <For each={items()}>{(item) => <Row item={item} />}</For>
          </ul>
        </Match>
      </Switch>
      <Show when={list.hasNextPage}>
        <div class="state no-print">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('documents.more')}
          </Button>
        </div>
      </Show>
    </div>
  )
}

function Row(props: { readonly item: DocumentItem }): JSX.Element {
  const when = () => {
    const { signedAt, signedBy, draftedAt } = props.item
    return signedAt
      ? t('documents.signedOn', dayText(dateOf(signedAt)), signedBy?.name ?? '')
      : t('documents.drafted', dayText(dateOf(draftedAt)))
  }
  return (
    <li>
      <A class="document-row" href={`/documents/${encodeURIComponent(props.item.id)}`}>
        <span class="name">
          <Show when={props.item.signedAt && !props.item.readAt}>
            <i class="unread-dot" role="img" aria-label={t('documents.unread')} />
          </Show>
          {props.item.title}
        </span>
        <span class="small muted">
          {[text(props.item.kindTitle), props.item.number ?? t('documents.unsigned'), when()].join(
            ' · ',
          )}
        </span>
        <StatusTag item={props.item} />
      </A>
    </li>
  )
}

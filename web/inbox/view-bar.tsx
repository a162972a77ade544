import { A } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import BookmarkPlus from 'lucide-solid/icons/bookmark-plus'
import Search from 'lucide-solid/icons/search'
import X from 'lucide-solid/icons/x'
import type { JSX } from 'solid-js'
import { createEffect, createSignal, For, on, onCleanup, Show } from 'solid-js'
import { keys } from '../calls/keys.ts'
import { useQuery } from '../calls/use-query.ts'
import { deleteView, listViews } from '../calls/views.ts'
import { useSections } from '../forms/pickers.tsx'
import { t } from '../i18n/locale.ts'
import { useCounts } from '../shell/nav.tsx'
import { toastError } from '../ui/toast.tsx'
import type { InboxUrl } from './inbox-url.ts'
import { openViews } from './inbox-url.ts'
import { SaveViewDialog } from './save-view-dialog.tsx'

const typingMs = 250

/** Which list: views with their counts, saved views, and a search inside the open one. */
export function ViewBar(props: {
  readonly url: InboxUrl
  readonly searchRef: (input: HTMLInputElement) => void
}): JSX.Element {
  const client = useQueryClient()
  const counts = useCounts()
  const saved = useQuery(() => ({ queryKey: keys.views, queryFn: listViews, staleTime: 60_000 }))
  const [saving, setSaving] = createSignal(false)
  const isOpenWork = () => openViews.some((view) => view === props.url.view())
  const drop = (id: string) =>
    deleteView(id)
      .then(() => client.invalidateQueries({ queryKey: keys.views }))
      .catch(toastError)
  return (
    <div class="view-bar">
      <Show when={isOpenWork()} fallback={<h1>{t(`inbox.view.${props.url.view()}`)}</h1>}>
        <h1 class="hidden-label">
          {t('shell.place.inbox')} · {t(`inbox.view.${props.url.view()}`)}
        </h1>
        <nav class="views" aria-label={t('inbox.views')}>
          <For each={openViews}>
            {(view) => {
              const count = () => (counts.isSuccess ? counts.data[view] : undefined)
              return (
                <A
                  href={props.url.href(view)}
                  class="pill"
                  end
                  classList={{ late: view === 'overdue' && Boolean(count()) }}
                  aria-current={props.url.view() === view ? 'page' : undefined}
                >
                  {t(`inbox.view.${view}`)}
                  <Show when={count() !== undefined}>
                    <b>{count()}</b>
                  </Show>
                </A>
              )
            }}
          </For>
          <For each={saved.isSuccess ? saved.data : []}>
            {(view) => (
              <span class="saved">
                <button
                  type="button"
                  class="pill"
                  aria-current={props.url.saved() === view.query ? 'page' : undefined}
                  onClick={() => props.url.goSaved(view.query)}
                >
                  {view.name}
                </button>
                <Show when={view.mine && props.url.saved() === view.query}>
                  <button
                    type="button"
                    class="button quiet icon-only"
                    aria-label={t('inbox.deleteView', view.name)}
                    title={t('inbox.deleteView', view.name)}
                    onClick={() => void drop(view.id)}
                  >
                    <X class="icon" aria-hidden="true" />
                  </button>
                </Show>
              </span>
            )}
          </For>
        </nav>
      </Show>
      <div class="narrow-bar">
        <SearchField url={props.url} searchRef={props.searchRef} />
        <SectionFilter url={props.url} />
        <button
          type="button"
          class="button quiet icon-only"
          aria-label={t('inbox.saveView')}
          title={t('inbox.saveView')}
          onClick={() => setSaving(true)}
        >
          <BookmarkPlus class="icon" aria-hidden="true" />
        </button>
      </div>
      <Show when={saving()}>
        <SaveViewDialog query={props.url.saved()} close={() => setSaving(false)} />
      </Show>
    </div>
  )
}

function SearchField(props: {
  readonly url: InboxUrl
  readonly searchRef: (input: HTMLInputElement) => void
}): JSX.Element {
  const [typed, setTyped] = createSignal(props.url.filter().q ?? '')
  createEffect(
    on(
      () => props.url.filter().q,
      (q) => setTyped(q ?? ''),
      { defer: true },
    ),
  )
  createEffect(
    on(
      typed,
      (words) => {
        const timer = setTimeout(() => {
          if (words.trim() !== (props.url.filter().q ?? ''))
            props.url.narrow({ q: words.trim() || undefined })
        }, typingMs)
        onCleanup(() => clearTimeout(timer))
      },
      { defer: true },
    ),
  )
  return (
    <div class="search" role="search">
      <Search class="icon" aria-hidden="true" />
      <input
        ref={props.searchRef}
        class="input"
        type="search"
        aria-label={t('inbox.search')}
        placeholder={t('inbox.search')}
        value={typed()}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
    </div>
  )
}

function SectionFilter(props: { readonly url: InboxUrl }): JSX.Element {
  const sections = useSections()
  return (
    <select
      class="input section-filter"
      aria-label={t('inbox.section')}
      onChange={(event) => props.url.narrow({ section: event.currentTarget.value || undefined })}
    >
      <option value="">{t('inbox.allSections')}</option>
      <For each={sections.isSuccess ? sections.data : []}>
        {(section) => (
          <option value={section.id} selected={props.url.filter().section === section.id}>
            {section.name}
          </option>
        )}
      </For>
    </select>
  )
}

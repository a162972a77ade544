import { A, useParams } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { For, onCleanup, Show } from 'solid-js'
import './documents.css'
import { getDocument } from '../calls/documents.ts'
import { keys } from '../calls/keys.ts'
import { useQuery } from '../calls/use-query.ts'
import type { DocumentDetail } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Loaded } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'
import { nextKey, type Part } from './edited.ts'
import { createEditing } from './editing.ts'
import { PartEditor } from './part-editor.tsx'
import { Saving } from './saving.tsx'

/** A draft being edited; saved by itself as it is typed. */
export default function EditDocumentPage(): JSX.Element {
  const params = useParams<{ id: string }>()
  const query = useQuery(() => ({
    queryKey: keys.document(params.id),
    queryFn: () => getDocument(params.id),
    // What is typed is newer than what is asked for again.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnMount: 'always' as const,
  }))
  return (
    <Loaded query={query}>
      {(detail) => (
        <Show when={detail().can.edit} fallback={<Empty alone title={t('documents.noEdit')} />}>
          <Show keyed when={detail().id}>
            {(_) => <Editor detail={detail()} />}
          </Show>
        </Show>
      )}
    </Loaded>
  )
}

function Editor(props: { readonly detail: DocumentDetail }): JSX.Element {
  const client = useQueryClient()
  const { id } = props.detail
  const editing = createEditing(props.detail)
  onCleanup(() => {
    void editing.flush().then(() => client.invalidateQueries({ queryKey: keys.documents }))
  })
  const change = (parts: (before: readonly Part[]) => readonly Part[]) =>
    editing.edit((before) => ({ ...before, parts: parts(before.parts) }))
  const replace = (part: Part) =>
    change((all) => all.map((one) => (one.key === part.key ? part : one)))
  const remove = (part: Part) => {
    const before = editing.edited().parts
    change((all) => all.filter((one) => one.key !== part.key))
    toast(t('documents.removed'), {
      label: t('documents.putBack'),
      run: () => change(() => before),
    })
  }
  const moveUp = (at: number) =>
    change((all) => {
      const [above, part] = [all[at - 1], all[at]]
      return above && part ? [...all.slice(0, at - 1), part, above, ...all.slice(at + 1)] : all
    })
  const add = (part: Part) => change((all) => [...all, part])
  const keysOfParts = () => editing.edited().parts.map((part) => part.key)
  const partOf = (key: number) => editing.edited().parts.find((part) => part.key === key)
  return (
    <div class="page editor">
      <header class="page-head">
        <h1>{t('documents.editing')}</h1>
        <A class="button push" href={`/documents/${encodeURIComponent(id)}`}>
          {t('documents.done')}
        </A>
      </header>
      <Saving editing={editing} />
      <div class="card stack">
        <label class="part">
          <span class="small muted">{t('documents.title')}</span>
          <textarea
            class="input title"
            rows={1}
            maxlength={200}
            value={editing.edited().title}
            onInput={({ currentTarget: { value: title } }) =>
              editing.edit((before) => ({ ...before, title }))
            }
          />
        </label>
        <label class="part">
          <span class="small muted">{t('documents.addressee')}</span>
          <input
            class="input"
            maxlength={200}
            value={editing.edited().addressee}
            onInput={({ currentTarget: { value: addressee } }) =>
              editing.edit((before) => ({ ...before, addressee }))
            }
          />
        </label>
        <For each={keysOfParts()}>
          {(key, at) => (
            <Show when={partOf(key)}>
              {(part) => (
                <PartEditor
                  part={part()}
                  change={replace}
                  remove={() => remove(part())}
                  up={at() > 0 ? () => moveUp(at()) : undefined}
                />
              )}
            </Show>
          )}
        </For>
        <div class="row">
          <Button onClick={() => add({ key: nextKey(), block: 'paragraph', text: '' })}>
            {t('documents.addParagraph')}
          </Button>
          <Button onClick={() => add({ key: nextKey(), block: 'heading', level: 1, text: '' })}>
            {t('documents.addHeading')}
          </Button>
        </div>
      </div>
    </div>
  )
}

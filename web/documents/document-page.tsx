import { A, useParams } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { Show } from 'solid-js'
import './documents.css'
import { getDocument } from '../calls/documents.ts'
import { keys } from '../calls/keys.ts'
import { useQuery } from '../calls/use-query.ts'
import type { DocumentDetail } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { Loaded } from '../ui/states.tsx'
import { momentText } from '../ui/time.ts'
import { DocumentActs } from './document-acts.tsx'
import { Paper } from './paper.tsx'
import { Readers } from './readers.tsx'
import { StatusTag } from './status-tag.tsx'

/** One document as it is read: on paper, with what can be done with it above. */
export default function DocumentPage(): JSX.Element {
  const params = useParams<{ id: string }>()
  const query = useQuery(() => ({
    queryKey: keys.document(params.id),
    queryFn: () => getDocument(params.id),
  }))
  return <Loaded query={query}>{(detail) => <Page detail={detail()} />}</Loaded>
}

function Page(props: { readonly detail: DocumentDetail }): JSX.Element {
  return (
    <article class="page document-page">
      <header class="document-head no-print">
        <div class="row">
          <span class="small muted">{text(props.detail.kindTitle)}</span>
          <span class="number">{props.detail.number ?? t('documents.unsigned')}</span>
          <StatusTag item={props.detail} />
          <Readers detail={props.detail} />
        </div>
        <DocumentActs detail={props.detail} />
        <Standing detail={props.detail} />
      </header>
      <Paper detail={props.detail} />
      <Proof detail={props.detail} />
    </article>
  )
}

/** What whoever reads it must know: a draft, withdrawn, or itself a withdrawal. */
function Standing(props: { readonly detail: DocumentDetail }): JSX.Element {
  const link = (id: string, words: string) => (
    <A class="link" href={`/documents/${encodeURIComponent(id)}`}>
      {words}
    </A>
  )
  return (
    <>
      <Show when={props.detail.status === 'draft'}>
        <p class="notice soon">
          {t('documents.draftWords', props.detail.version)}
          {' · '}
          {props.detail.savedBy
            ? t('documents.savedBy', props.detail.savedBy.name, momentText(props.detail.savedAt))
            : t('documents.fromData')}
        </p>
      </Show>
      <Show when={props.detail.withdrawnBy}>
        {(id) => (
          <p class="notice late">
            {t('documents.withdrawnWords')} {link(id(), t('documents.withdrawnBy'))}
          </p>
        )}
      </Show>
      <Show when={props.detail.withdraws}>
        {(id) => <p class="small">{link(id(), t('documents.withdraws'))}</p>}
      </Show>
    </>
  )
}

/** That it still is what was signed. */
function Proof(props: { readonly detail: DocumentDetail }): JSX.Element {
  return (
    <Show when={props.detail.sha256}>
      {(hash) => (
        <footer class="small muted proof no-print">
          <span class={props.detail.intact ? 'done' : 'late'}>
            {props.detail.intact ? t('documents.proof') : t('documents.broken')}
          </span>
          <code>{t('documents.fingerprint', hash())}</code>
        </footer>
      )}
    </Show>
  )
}

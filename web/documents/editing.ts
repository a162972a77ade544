import { createSignal, onCleanup } from 'solid-js'
import { Problem } from '../api.ts'
import { getDocument, saveDocument } from '../calls/documents.ts'
import type { DocumentDetail } from '../contract.ts'
import { remember, remembered } from '../ui/remembered.ts'
import { asSent, type Edited, editedFrom, placed, rebased, rekeyed } from './edited.ts'

export type SavingState =
  | { readonly is: 'saved' | 'typing' | 'saving' | 'local' }
  /** Somebody else has saved a version since. */
  | { readonly is: 'conflict'; readonly theirs: DocumentDetail }
  | { readonly is: 'refused'; readonly problem: Problem }

const quietMs = 1200

/**
 * Keeps what is typed: on this device at once, on the server when the typing pauses, each time as a version
 * after the one it was typed on. What somebody else has saved meanwhile is never written over unasked.
 */
export function createEditing(detail: DocumentDetail) {
  const kept = keptOn(detail)
  const [edited, setEdited] = createSignal<Edited>(kept?.edited ?? editedFrom(detail))
  const [version, setVersion] = createSignal(detail.version)
  const [savedAt, setSavedAt] = createSignal(detail.savedAt)
  const [state, setState] = createSignal<SavingState>({ is: 'saved' })
  let isDirty = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const sendNow = async () => {
    if (!isDirty || state().is === 'conflict') return
    isDirty = false
    setState({ is: 'saving' })
    try {
      const sent = asSent(edited(), version())
      const saved = await saveDocument(detail.id, sent)
      setEdited((now) => placed(now, sent))
      setVersion(saved.version)
      setSavedAt(saved.savedAt)
      if (isDirty) keep()
      else remember(keyOf(detail.id), null)
      setState({ is: isDirty ? 'typing' : 'saved' })
    } catch (error) {
      isDirty = true
      setState(await standingAfter(error))
    }
  }
  let sending = Promise.resolve()
  /** One after the other, so that each is typed on the version before it. */
  const send = () => {
    clearTimeout(timer)
    sending = sending.then(sendNow)
    return sending
  }
  const standingAfter = async (error: unknown): Promise<SavingState> => {
    if (!(error instanceof Problem)) return { is: 'local' }
    if (error.body.code !== 'document.changed') return { is: 'refused', problem: error }
    const theirs = await getDocument(detail.id).catch(() => undefined)
    return theirs ? { is: 'conflict', theirs } : { is: 'local' }
  }
  const keep = () =>
    remember(keyOf(detail.id), JSON.stringify({ version: version(), edited: edited() }))
  const edit = (change: (before: Edited) => Edited) => {
    setEdited(change)
    isDirty = true
    keep()
    if (state().is === 'conflict') return
    setState({ is: 'typing' })
    clearTimeout(timer)
    timer = setTimeout(() => void send(), quietMs)
  }
  /** Goes on from another version, with these words. */
  const goOn = (theirs: DocumentDetail, words: Edited) => {
    setVersion(theirs.version)
    setSavedAt(theirs.savedAt)
    setEdited(words)
    setState({ is: 'saved' })
  }

  if (kept) {
    isDirty = true
    if (kept.version === detail.version) timer = setTimeout(() => void send(), quietMs)
    else setState({ is: 'conflict', theirs: detail })
  }
  const retry = () => {
    if (state().is === 'local') void send()
  }
  globalThis.addEventListener('online', retry)
  onCleanup(() => {
    globalThis.removeEventListener('online', retry)
    void send()
  })

  return {
    edited,
    version,
    savedAt,
    state,
    edit,
    /** Sends now, before the page is left. */
    flush: send,
    /** Saves one's own words after theirs. */
    keepMine: (theirs: DocumentDetail) => {
      goOn(theirs, rebased(edited(), theirs))
      isDirty = true
      void send()
    },
    /** Takes theirs and lets one's own go. */
    takeTheirs: (theirs: DocumentDetail) => {
      isDirty = false
      remember(keyOf(detail.id), null)
      goOn(theirs, editedFrom(theirs))
    },
  }
}

const keyOf = (id: string) => `document.${id}`

/** What this device kept because it could not be saved, with the version it was typed on. */
function keptOn(
  detail: DocumentDetail,
): { readonly version: number; readonly edited: Edited } | undefined {
  const kept = remembered(keyOf(detail.id))
  if (!kept) return undefined
  try {
    const { version, edited } = JSON.parse(kept) as { version: number; edited: Edited }
    return { version, edited: rekeyed(edited) }
  } catch {
    return undefined
  }
}

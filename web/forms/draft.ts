import { createSignal, onCleanup } from 'solid-js'
import { Problem } from '../api.ts'
import { saveDraft } from '../calls/tasks.ts'
import { remember, remembered } from '../ui/remembered.ts'
import type { Values } from './form-state.ts'

export type DraftState = 'none' | 'typing' | 'saved' | 'local' | 'refused'

const quietMs = 900

/**
 * Keeps what is typed: on this device at once, on the server when the typing pauses. Leaving the
 * task sends what is pending, so that nothing typed is ever lost.
 */
export function createDraft(taskId: string, savedAt: string | null) {
  const [state, setState] = createSignal<DraftState>(savedAt ? 'saved' : 'none')
  const [at, setAt] = createSignal(savedAt)
  let pending: Values | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const sendNow = async () => {
    const value = pending
    if (!value) return
    pending = undefined
    try {
      await saveDraft(taskId, value)
      setAt(new Date().toISOString())
      setState('saved')
      if (!pending) remember(localKey(taskId), null)
    } catch (error) {
      setState(error instanceof Problem ? 'refused' : 'local')
    }
  }
  let sending = Promise.resolve()
  /** One after the other, so that an earlier one never overwrites a later. */
  const send = () => {
    clearTimeout(timer)
    sending = sending.then(sendNow)
    return sending
  }
  onCleanup(() => void send())
  return {
    state,
    savedAt: at,
    edit: (value: Values) => {
      pending = value
      remember(localKey(taskId), JSON.stringify(value))
      setState('typing')
      clearTimeout(timer)
      timer = setTimeout(() => void send(), quietMs)
    },
    /** Sends now, e.g. before another act that needs the words. */
    flush: send,
    /** The answer went in: nothing is left to keep. */
    drop: () => {
      clearTimeout(timer)
      pending = undefined
      remember(localKey(taskId), null)
      setState('none')
    },
  }
}

const localKey = (taskId: string) => `draft.${taskId}`

/** What this device kept because the server could not be reached. */
export function localDraft(taskId: string): Values | undefined {
  const kept = remembered(localKey(taskId))
  if (!kept) return undefined
  try {
    return JSON.parse(kept) as Values
  } catch {
    return undefined
  }
}

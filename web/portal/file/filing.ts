import { createStore, reconcile } from 'solid-js/store'
import { remember, remembered } from '../../ui/remembered.ts'
import { goingOut } from '../going-out.ts'

/** What has been written so far. */
export type Filing = {
  text: string
  kind: string
  section: string
  place: string
  happenedOn: string
  named: string
  isRealName: boolean
  name: string
  phone: string
  contact: string
  keeps: boolean
}

const blank: Filing = {
  text: '',
  kind: '',
  section: '',
  place: '',
  happenedOn: '',
  named: '',
  isRealName: false,
  name: '',
  phone: '',
  contact: '',
  keeps: false,
}
const key = 'portal.draft'

/** A filing under way; kept on the device only once its writer asked for it. */
export function createFiling() {
  const kept = readKept()
  const [filing, setFiling] = createStore<Filing>({ ...blank, ...kept })
  return {
    filing,
    wasKept: kept !== undefined,
    set: <K extends keyof Filing>(field: K, value: Filing[K]) => {
      setFiling({ [field]: value })
      remember(key, filing.keeps ? JSON.stringify(filing) : null)
    },
    forget: () => {
      remember(key, null)
      setFiling(reconcile({ ...blank }))
    },
    body: () => goingOut(filing),
  }
}

function readKept(): Partial<Filing> | undefined {
  try {
    const kept = remembered(key)
    return kept ? JSON.parse(kept) : undefined
  } catch {
    return undefined
  }
}

import { createSignal } from 'solid-js'

/** Where one can be on the portal. */
export const places = {
  file: '/portal',
  follow: '/portal/follow',
  reception: '/portal/reception',
} as const
export type Place = keyof typeof places

const [place, setPlace] = createSignal<Place>('file')

export { place }

/** Reads from the address where one is. */
export function arrive(): void {
  const path = location.pathname
  if (path.startsWith(places.follow)) setPlace('follow')
  else setPlace(path.startsWith(places.reception) ? 'reception' : 'file')
}

/** Goes to a place; back leads to where one was. */
export function goTo(next: Place): void {
  history.pushState(null, '', places[next])
  setPlace(next)
  window.scrollTo(0, 0)
}

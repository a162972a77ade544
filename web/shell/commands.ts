import { createSignal, onCleanup } from 'solid-js'

/** Something the palette can do on the page that is open. */
export type Command = {
  readonly id: string
  readonly label: string
  readonly key?: string
  readonly refused?: string | null
  readonly run: () => void
}

const [sources, setSources] = createSignal<readonly (() => readonly Command[])[]>([])

/** Offers a page's acts in the palette for as long as the page is there. */
export function useCommands(commands: () => readonly Command[]): void {
  setSources((all) => [...all, commands])
  onCleanup(() => setSources((all) => all.filter((one) => one !== commands)))
}

/** Every act the open page offers. */
export const offeredCommands = (): readonly Command[] => sources().flatMap((commands) => commands())

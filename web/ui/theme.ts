import { createSignal } from 'solid-js'
import { remember, remembered } from './remembered.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const [theme, setThemeSignal] = createSignal<Theme>('system')

/** The colours chosen by hand, or the system's. */
export { theme }

/** Switches the colours and keeps the choice on this device. */
export function setTheme(next: Theme): void {
  setThemeSignal(next)
  if (next === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = next
  remember('theme', next === 'system' ? null : next)
}

/** Applies what was chosen before on this device. */
export function startTheme(): void {
  setTheme(themes.find((known) => known === remembered('theme')) ?? 'system')
}

import type { Accessor } from 'solid-js'
import { createSignal, onCleanup } from 'solid-js'

/** Whether the page is being put on paper: then everything is drawn, also what is out of sight. */
export function usePrinting(): Accessor<boolean> {
  const paper = matchMedia('print')
  const [printing, setPrinting] = createSignal(paper.matches)
  const on = () => setPrinting(true)
  const off = () => setPrinting(false)
  const follow = () => setPrinting(paper.matches)
  addEventListener('beforeprint', on)
  addEventListener('afterprint', off)
  paper.addEventListener('change', follow)
  onCleanup(() => {
    removeEventListener('beforeprint', on)
    removeEventListener('afterprint', off)
    paper.removeEventListener('change', follow)
  })
  return printing
}

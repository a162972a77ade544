import type { JSX } from 'solid-js'
import { createSignal, lazy, Match, Show, Switch } from 'solid-js'
import type { z } from 'zod'
import type { Receipt } from '../../../api/schemas/complaint.ts'
import { call, upload } from '../call.ts'
import { takeProof } from '../proof.ts'
import { t } from '../words/words.ts'
import { createFiling } from './filing.ts'
import { WhatHappened } from './what-happened.tsx'

const WhoYouAre = lazy(() => import('./who-you-are.tsx'))
const ReceiptScreen = lazy(() => import('./receipt.tsx'))

export type Received = z.infer<typeof Receipt>

/** With the complaint itself goes what a slow line bears; the rest follows with the receipt, one by one. */
const AT_ONCE = { files: 6, bytes: 8 * 1024 * 1024 }

/** Three screens: what happened, who you are, the receipt. */
export function FileComplaint(): JSX.Element {
  const [screen, setScreen] = createSignal<1 | 2 | 3>(1)
  const [files, setFiles] = createSignal<readonly File[]>([])
  const [received, setReceived] = createSignal<Received>()
  const [left, setLeft] = createSignal<readonly File[]>([])
  const state = createFiling()

  /** Files it; what goes wrong is thrown, and everything written stays. */
  async function submit(onProgress: (percent: number) => void): Promise<void> {
    const proof = await takeProof()
    const body = JSON.stringify({ ...state.body(), proof })
    const fits = fitting(files())
    if (fits.length === 0) setReceived(await call<Received>('complaints', JSON.parse(body)))
    else {
      const form = new FormData()
      form.set('complaint', body)
      for (const file of fits) form.append('file', file)
      setReceived(await upload<Received>('complaints/with-files', form, onProgress))
    }
    setLeft(files().filter((file) => !fits.includes(file)))
    state.forget()
    setScreen(3)
    window.scrollTo(0, 0)
  }

  function again(): void {
    state.forget()
    setFiles([])
    setReceived(undefined)
    setScreen(1)
  }

  const show = (next: 1 | 2) => {
    setScreen(next)
    window.scrollTo(0, 0)
  }
  return (
    <>
      <p class="steps no-print" role="img" aria-label={t().step(screen())}>
        <i classList={{ on: true }} />
        <i classList={{ on: screen() > 1 }} />
        <i classList={{ on: screen() > 2 }} />
      </p>
      <Switch>
        <Match when={screen() === 1}>
          <WhatHappened state={state} files={files()} onFiles={setFiles} onNext={() => show(2)} />
        </Match>
        <Match when={screen() === 2}>
          <WhoYouAre state={state} onBack={() => show(1)} submit={submit} />
        </Match>
        <Match when={screen() === 3}>
          <Show when={received()}>
            {(receipt) => (
              <ReceiptScreen
                receipt={receipt()}
                sent={files().length - left().length}
                left={left()}
                onAnother={again}
              />
            )}
          </Show>
        </Match>
      </Switch>
    </>
  )
}

function fitting(files: readonly File[]): readonly File[] {
  let bytes = 0
  return files.slice(0, AT_ONCE.files).filter((file) => {
    bytes += file.size
    return bytes <= AT_ONCE.bytes
  })
}

import type { JSX } from 'solid-js'
import { createSignal, lazy, onCleanup, onMount, Show, Suspense } from 'solid-js'
import { upload } from '../call.ts'
import { inFours } from '../follow/receipt-input.ts'
import { Bottom, Heading, Trouble } from '../parts.tsx'
import { goTo } from '../places.ts'
import { t } from '../words/words.ts'
import type { Received } from './file-complaint.tsx'

const QrCode = lazy(() => import('../qr-code.tsx'))

/** The third screen: the only time that the code is shown. */
export default function ReceiptScreen(props: {
  readonly receipt: Received
  /** How many files went with the complaint, and those still to be sent. */
  readonly sent: number
  readonly left: readonly File[]
  readonly onAnother: () => void
}): JSX.Element {
  const [saved, setSaved] = createSignal(false)
  const [copied, setCopied] = createSignal(false)
  const [hurry, setHurry] = createSignal(false)
  const warn = (event: BeforeUnloadEvent) => {
    if (!saved()) event.preventDefault()
  }
  onMount(() => {
    addEventListener('beforeunload', warn)
    onCleanup(() => removeEventListener('beforeunload', warn))
  })
  const after = (act: () => void) => () => {
    if (saved()) act()
    else setHurry(true)
  }
  const words = () =>
    `${t().number} ${props.receipt.number}\n${t().code} ${inFours(props.receipt.code)}`
  const copy = async () => {
    await navigator.clipboard?.writeText(words())
    setCopied(true)
  }
  return (
    <section class="receipt">
      <Heading>{t().receiptTitle}</Heading>
      <p class="lead">{t().receiptLead}</p>
      <dl class="numbers">
        <dt>{t().number}</dt>
        <dd>{props.receipt.number}</dd>
        <dt>{t().code}</dt>
        <dd class="code">{inFours(props.receipt.code)}</dd>
      </dl>
      <Suspense>
        <QrCode number={props.receipt.number} code={props.receipt.code} />
      </Suspense>
      <div class="attaches no-print">
        <button type="button" onClick={() => window.print()}>
          {t().print}
        </button>
        <button type="button" onClick={() => void copy()}>
          {copied() ? t().copied : t().copy}
        </button>
      </div>
      <Rest receipt={props.receipt} sent={props.sent} files={props.left} />
      <label class="check no-print">
        <input
          type="checkbox"
          checked={saved()}
          onChange={(event) => {
            setSaved(event.currentTarget.checked)
            setHurry(false)
          }}
        />
        <span>{t().saved}</span>
      </label>
      <p class="late small" role="status">
        {hurry() ? t().savedFirst : ''}
      </p>
      <Bottom>
        <button type="button" onClick={after(() => props.onAnother())}>
          {t().another}
        </button>
        <button
          type="button"
          class="primary"
          aria-disabled={!saved()}
          onClick={after(() => goTo('follow'))}
        >
          {t().toFollow}
        </button>
      </Bottom>
    </section>
  )
}

/** Files too many or too large to go with the complaint are sent one after the other, with its receipt. */
function Rest(props: {
  readonly receipt: Received
  readonly sent: number
  readonly files: readonly File[]
}): JSX.Element {
  const [left, setLeft] = createSignal<readonly File[]>(props.files)
  const [percent, setPercent] = createSignal(0)
  const [error, setError] = createSignal<unknown>()
  const send = async () => {
    setError(undefined)
    try {
      for (const file of left()) {
        setPercent(0)
        const form = new FormData()
        form.set('number', props.receipt.number)
        form.set('code', props.receipt.code)
        form.set('file', file)
        await upload('follow/files', form, setPercent)
        setLeft(left().filter((one) => one !== file))
      }
    } catch (failure) {
      setError(failure)
    }
  }
  onMount(() => void send())
  const arrived = () => props.sent + props.files.length - left().length
  return (
    <div class="no-print" role="status">
      <Show when={arrived() > 0}>
        <p class="small">{t().allFiles(arrived())}</p>
      </Show>
      <Show when={left()[0]}>
        {(file) => (
          <Show when={error()} fallback={<p>{t().uploading(file().name, percent())}</p>}>
            <p>{t().leftFiles(left().length)}</p>
            <Trouble error={error()} />
            <button type="button" onClick={() => void send()}>
              {t().retry}
            </button>
          </Show>
        )}
      </Show>
    </div>
  )
}

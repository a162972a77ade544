import type { JSX } from 'solid-js'
import { createSignal, onMount } from 'solid-js'
import type { Receipt } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'

/** 1234 5678 …: as it is read aloud. */
const inFours = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, '$1 ')

/** The receipt in digits large enough to be read out over the telephone, or printed and handed over. */
export function SpokenReceipt(props: {
  readonly receipt: Receipt
  readonly onNext: () => void
}): JSX.Element {
  const [handed, setHanded] = createSignal(false)
  let box: HTMLInputElement | undefined
  onMount(() => box?.focus())
  return (
    <section class="card spoken" aria-live="polite">
      <p class="muted no-print">{t('takeIn.received')}</p>
      <dl>
        <dt>{t('takeIn.number')}</dt>
        <dd>{props.receipt.number}</dd>
        <dt>{t('takeIn.code')}</dt>
        <dd>{inFours(props.receipt.code)}</dd>
      </dl>
      <p class="small muted">{t('takeIn.codeWords')}</p>
      <p class="only-print">{`${location.origin}/portal/follow`}</p>
      <label class="row no-print">
        <input
          ref={box}
          type="checkbox"
          checked={handed()}
          onChange={(event) => setHanded(event.currentTarget.checked)}
        />
        {t('takeIn.handedOver')}
      </label>
      <div class="acts no-print">
        <Button onClick={() => window.print()}>{t('takeIn.print')}</Button>
        <Button
          tone="primary"
          refused={handed() ? undefined : t('takeIn.received')}
          onClick={() => props.onNext()}
        >
          {t('takeIn.next')}
        </Button>
      </div>
    </section>
  )
}

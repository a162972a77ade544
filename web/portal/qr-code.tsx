import { toString as draw } from 'qrcode'
import type { JSX } from 'solid-js'
import { createResource, Show } from 'solid-js'
import { t } from './words/words.ts'

/** Leads to following with both numbers filled in; they stand behind the #, which no server is sent. */
export default function QrCode(props: {
  readonly number: string
  readonly code: string
}): JSX.Element {
  const address = () => `${location.origin}/portal/follow#${props.number}/${props.code}`
  const [picture] = createResource(address, (text) =>
    draw(text, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }),
  )
  return (
    <Show when={picture()}>
      {(svg) => (
        <figure class="qr">
          <img src={`data:image/svg+xml,${encodeURIComponent(svg())}`} alt={t().qr} />
          <figcaption class="small">
            {t().qr}
            <span class="block">{t().qrHint}</span>
          </figcaption>
        </figure>
      )}
    </Show>
  )
}

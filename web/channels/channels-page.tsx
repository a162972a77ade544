import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'
import './channels.css'
import { getChannelState, testMail } from '../calls/channels.ts'
import { keys } from '../calls/keys.ts'
import { useQuery } from '../calls/use-query.ts'
import type { ChannelState } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/states.tsx'
import { toast, toastError } from '../ui/toast.tsx'
import { Robots } from './robots.tsx'

/** The ways out of the house, for whoever looks after them. */
export default function ChannelsPage(): JSX.Element {
  const state = useQuery(() => ({ queryKey: keys.channelState, queryFn: getChannelState }))
  return (
    <div class="page channels-page">
      <header class="page-head">
        <h1>{t('shell.place.channels')}</h1>
      </header>
      <Loaded query={state}>
        {(known) => (
          <div class="stack wide-gap">
            <MailState state={known()} />
            <Deliveries counts={known().deliveries} />
            <Robots hosts={known().robotHosts} />
          </div>
        )}
      </Loaded>
    </div>
  )
}

function MailState(props: { readonly state: ChannelState }): JSX.Element {
  const [busy, setBusy] = createSignal(false)
  const test = async () => {
    setBusy(true)
    await testMail()
      .then(() => toast(t('mail.tested')))
      .catch(toastError)
    setBusy(false)
  }
  return (
    <section class="card stack">
      <div class="spread">
        <h2>{t('channels.mail')}</h2>
        <Show when={props.state.mail}>
          <Button busy={busy()} onClick={() => void test()}>
            {t('channels.testMe')}
          </Button>
        </Show>
      </div>
      <Show when={props.state.mail} fallback={<p class="notice">{t('channels.mailOff')}</p>}>
        {(mail) => (
          <dl class="known">
            <div>
              <dt>{t('channels.server')}</dt>
              <dd>{mail().server}</dd>
            </div>
            <div>
              <dt>{t('channels.from')}</dt>
              <dd>{mail().from}</dd>
            </div>
            <div>
              <dt>{t('channels.links')}</dt>
              <dd>{props.state.publicUrl}</dd>
            </div>
          </dl>
        )}
      </Show>
      <Show when={props.state.publicUrlMissing}>
        <p class="notice soon">{t('channels.linksHere')}</p>
      </Show>
    </section>
  )
}

function Deliveries(props: { readonly counts: ChannelState['deliveries'] }): JSX.Element {
  return (
    <section class="card">
      <div class="spread">
        <h2>{t('channels.deliveries')}</h2>
        <div class="row">
          <span class="muted">{t('channels.waiting', props.counts.waiting)}</span>
          <A class="pill" href="/deliveries?state=retrying">
            {t('channels.retrying', props.counts.retrying)}
          </A>
          <A class="pill" classList={{ late: props.counts.failed > 0 }} href="/deliveries">
            {t('channels.failed', props.counts.failed)}
          </A>
        </div>
      </div>
    </section>
  )
}

import { useQueryClient } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'
import { setMailChoice, testMail } from '../calls/channels.ts'
import { keys } from '../calls/keys.ts'
import { mailForm } from '../channels/channel-forms.ts'
import type { MyChannels, SetMailChoice } from '../contract.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import { locale, t, text } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { momentText } from '../ui/time.ts'
import { toast, toastError } from '../ui/toast.tsx'

/** Whether, what and when one gets by mail. */
export function MailChannel(props: { readonly channels: MyChannels }): JSX.Element {
  const client = useQueryClient()
  const [changing, setChanging] = createSignal(false)
  const [testing, setTesting] = createSignal(false)
  const mail = () => props.channels.mail
  const changed = () => client.invalidateQueries({ queryKey: keys.channels })
  const test = async () => {
    setTesting(true)
    await testMail()
      .then(() => toast(t('mail.tested')))
      .catch(toastError)
    setTesting(false)
  }
  return (
    <section class="card stack">
      <div class="spread">
        <h2>{t('mail.title')}</h2>
        <Show when={props.channels.mailAvailable || mail()}>
          <Button onClick={() => setChanging(true)}>
            {mail() ? t('mail.change') : t('mail.set')}
          </Button>
        </Show>
      </div>
      <Show when={!props.channels.mailAvailable}>
        <p class="notice">{t('mail.off')}</p>
      </Show>
      <Show
        when={mail()}
        fallback={
          <Show when={props.channels.mailAvailable}>
            <p class="muted">{t('mail.none')}</p>
          </Show>
        }
      >
        {(choice) => <p>{summaryOf(choice())}</p>}
      </Show>
      <Show when={props.channels.lastFailure}>
        {(failure) => (
          <p class="notice soon">
            {t('mail.failed', text(failure().reason), momentText(failure().at))}
          </p>
        )}
      </Show>
      <Show when={props.channels.mailAvailable && mail()?.active}>
        <div>
          <Button busy={testing()} onClick={() => void test()}>
            {t('mail.test')}
          </Button>
        </div>
      </Show>
      <Show when={changing()}>
        <FormDialog
          title={t('mail.title')}
          about={t('mail.words')}
          schema={mailForm}
          initial={mail() ?? usual()}
          submit={t('common.save')}
          close={() => setChanging(false)}
          send={async (values) => {
            await setMailChoice(values as SetMailChoice)
            await changed()
            toast(t('mail.saved'))
          }}
        >
          <Show when={props.channels.mailDomains.length > 0}>
            <p class="small muted">
              {t('mail.domains', props.channels.mailDomains.join(t('common.comma')))}
            </p>
          </Show>
        </FormDialog>
      </Show>
    </section>
  )
}

/** What most people want: the morning's digest, and what binds them at once. */
const usual = () => ({ active: true, news: 'binding', digest: true, language: locale() })

function summaryOf(choice: SetMailChoice): string {
  const { quietFrom, quietTo } = choice
  return [
    choice.active ? t('mail.to', choice.address) : `${choice.address} · ${t('mail.paused')}`,
    choice.active && t(`mail.news.${choice.news}`),
    choice.active && choice.digest && t('mail.digest'),
    choice.active && quietFrom && quietTo && t('mail.quiet', quietFrom, quietTo),
  ]
    .filter(Boolean)
    .join(' · ')
}

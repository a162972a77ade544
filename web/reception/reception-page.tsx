import { useQueryClient } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import '../complaints/complaints.css'
import { keys } from '../calls/keys.ts'
import {
  closeReception,
  getReception,
  nextReception,
  receiveVisitor,
  walkIn,
} from '../calls/reception.ts'
import { useQuery } from '../calls/use-query.ts'
import type { ClosedReception, ReceptionDay } from '../contract.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import { t } from '../i18n/locale.ts'
import { useCan } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Loaded } from '../ui/states.tsx'
import { dayText } from '../ui/time.ts'
import { toast, toastError } from '../ui/toast.tsx'
import { receiveForm, walkInForm } from './reception-forms.ts'

type Request = ReceptionDay['requests'][number]

/** The next reception day: its queue, what each visitor said, and the end of the day. */
export default function ReceptionPage(): JSX.Element {
  const can = useCan()
  const query = useQuery(() => ({
    queryKey: keys.reception,
    queryFn: async () => getReception((await nextReception()).day),
    enabled: can('reception.run'),
  }))
  return (
    <Show
      when={can('reception.run')}
      fallback={<Empty alone title={t('state.forbidden')} words={t('reception.closeWords')} />}
    >
      <Loaded query={query}>{(day) => <Day day={day()} />}</Loaded>
    </Show>
  )
}

function Day(props: { readonly day: ReceptionDay }): JSX.Element {
  const client = useQueryClient()
  const [adding, setAdding] = createSignal(false)
  const [receiving, setReceiving] = createSignal<Request>()
  const [closed, setClosed] = createSignal<ClosedReception>()
  const refresh = () => client.invalidateQueries({ queryKey: keys.reception })
  const absent = (place: number) =>
    receiveVisitor(props.day.day, place, { status: 'absent' }).then(refresh).catch(toastError)
  const close = () => closeReception(props.day.day).then(setClosed).then(refresh).catch(toastError)
  return (
    <div class="page stack">
      <header class="page-head no-print">
        <h1>{t('reception.day', dayText(props.day.day))}</h1>
        <Show when={props.day.closedAt} fallback={<p class="muted">{t('reception.closeWords')}</p>}>
          <span class="tag done">{t('reception.closed')}</span>
        </Show>
        <Show when={!props.day.closedAt}>
          <div class="row push">
            <Button onClick={() => setAdding(true)}>{t('reception.walkIn')}</Button>
            <Button tone="primary" onClick={() => void close()}>
              {t('reception.close')}
            </Button>
          </div>
        </Show>
      </header>
      <Show when={closed()}>{(result) => <Receipts result={result()} />}</Show>
      <Show
        when={props.day.requests.length > 0}
        fallback={<Empty title={t('reception.none')} words={t('reception.noneWords')} />}
      >
        <ul class="rows card no-print">
          <For each={props.day.requests}>
            {(request) => (
              <li class="spread">
                <span>
                  <b>{t('reception.queued', request.place)}</b> {request.name}{' '}
                  <span class="muted">{request.phone}</span>
                  <span class="small muted">
                    {' '}
                    {request.status === 'waiting'
                      ? t('reception.waiting')
                      : t(`reception.${request.status}`)}
                  </span>
                  <p class="small">{request.text ?? request.topic}</p>
                </span>
                <Show when={!props.day.closedAt}>
                  <span class="row">
                    <Button onClick={() => setReceiving(request)}>{t('reception.receive')}</Button>
                    <Button tone="quiet" onClick={() => void absent(request.place)}>
                      {t('reception.absent')}
                    </Button>
                  </span>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={adding()}>
        <FormDialog
          title={t('reception.walkIn')}
          schema={walkInForm}
          submit={t('reception.walkIn')}
          close={() => setAdding(false)}
          send={async (values) => {
            const { place } = await walkIn(props.day.day, walkInForm.parse(values))
            toast(t('reception.queued', place))
            await refresh()
          }}
        />
      </Show>
      <Show when={receiving()}>
        {(request) => (
          <FormDialog
            title={`${t('reception.queued', request().place)} ${request().name}`}
            schema={receiveForm}
            initial={{
              text: request().text ?? request().topic,
              becomes: request().becomes ?? 'complaint',
              section: request().section?.id,
            }}
            submit={t('reception.receive')}
            close={() => setReceiving()}
            send={async (values) => {
              const said = receiveForm.parse(values)
              await receiveVisitor(props.day.day, request().place, { status: 'received', ...said })
              await refresh()
            }}
          />
        )}
      </Show>
    </div>
  )
}

/** What each visitor takes home: number and code, shown once. */
function Receipts(props: { readonly result: ClosedReception }): JSX.Element {
  return (
    <section class="card stack" aria-live="polite">
      <p class="strong no-print">{t('reception.receipts')}</p>
      <ul class="said">
        <For each={props.result.complaints}>
          {(one) => (
            <li>
              <b>{t('reception.queued', one.place)}</b> · {t('takeIn.number')} {one.number} ·{' '}
              {t('takeIn.code')} <b>{one.code.replace(/(\d{4})(?=\d)/g, '$1 ')}</b>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.result.issues.length > 0}>
        <p class="no-print">{t('reception.became', props.result.issues.length)}</p>
      </Show>
      <div class="acts no-print">
        <Button onClick={() => window.print()}>{t('reception.print')}</Button>
      </div>
    </section>
  )
}

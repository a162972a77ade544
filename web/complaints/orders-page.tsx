import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import './complaints.css'
import '../import/import.css'
import { importOrders, previewOrders } from '../calls/complaints.ts'
import type { OrderPreview, OrdersTaken } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { DropFile } from '../import/drop-file.tsx'
import { useCan } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { Empty, ProblemWords } from '../ui/states.tsx'

/** The 12345 platform's table of orders: read first, then each a complaint with a receipt to send back. */
export default function OrdersPage(): JSX.Element {
  const can = useCan()
  const [file, setFile] = createSignal<File>()
  const [preview, setPreview] = createSignal<OrderPreview>()
  const [taken, setTaken] = createSignal<OrdersTaken>()
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  const work = async (doIt: () => Promise<unknown>) => {
    setBusy(true)
    setError(undefined)
    try {
      await doIt()
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  const read = (given: File) =>
    work(async () => {
      setTaken(undefined)
      setPreview(await previewOrders(given))
      setFile(given)
    })
  const takeIn = () =>
    work(async () => {
      const given = file()
      if (given) setTaken(await importOrders(given))
      setPreview(undefined)
    })
  return (
    <Show
      when={can('order.import')}
      fallback={<Empty alone title={t('state.forbidden')} words={t('orders.lead')} />}
    >
      <div class="page stack">
        <header class="page-head">
          <h1>{t('orders.title')}</h1>
          <p class="muted">{t('orders.lead')}</p>
        </header>
        <Show when={error()}>
          <div class="notice late" role="alert">
            <ProblemWords error={error()} />
          </div>
        </Show>
        <Show when={!preview() && !taken()}>
          <DropFile
            label={t('orders.drop')}
            words={t('orders.dropWords')}
            onFile={(given) => void read(given)}
          />
        </Show>
        <Show when={preview()}>
          {(found) => (
            <>
              <div class="spread">
                <p class="strong">{t('orders.importable', found().importable)}</p>
                <Button
                  tone="primary"
                  busy={busy()}
                  refused={found().importable > 0 ? undefined : t('orders.leftOut')}
                  onClick={() => void takeIn()}
                >
                  {t('orders.importIt', found().importable)}
                </Button>
              </div>
              <Rows preview={found()} />
            </>
          )}
        </Show>
        <Show when={taken()}>
          {(result) => (
            <Taken
              result={result()}
              again={() => {
                setTaken(undefined)
                setFile(undefined)
              }}
            />
          )}
        </Show>
      </div>
    </Show>
  )
}

function Rows(props: { readonly preview: OrderPreview }): JSX.Element {
  return (
    <div class="orders-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('orders.row')}</th>
            <th scope="col">{t('orders.order')}</th>
            <th scope="col">{t('orders.text')}</th>
            <th scope="col">{t('orders.section')}</th>
            <th scope="col">{t('orders.person')}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.preview.rows}>
            {(row) => (
              <tr classList={{ muted: row.problem !== null }}>
                <td>{row.row}</td>
                <td>{row.order}</td>
                <td>
                  {row.text}
                  <Show when={row.problem}>
                    <p class="small late">
                      {t('orders.leftOut')}
                      {t('common.colon')}
                      {text(row.problem)}
                    </p>
                  </Show>
                </td>
                <td>{row.section}</td>
                <td>{row.realName ? t('orders.hasPerson') : t('orders.noPerson')}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}

function Taken(props: { readonly result: OrdersTaken; readonly again: () => void }): JSX.Element {
  const csv = () => {
    const lines = props.result.orders.map((one) =>
      // A leading = would be run by a spreadsheet; digits would lose their last ones.
      [one.order.replace(/^[=+\-@\t]/, "'$&"), one.number, `'${one.code}`]
        .map((cell) => `"${cell.replaceAll('"', '""')}"`)
        .join(','),
    )
    const head = [t('orders.order'), t('takeIn.number'), t('takeIn.code')].join(',')
    return `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${[head, ...lines].join('\r\n')}`)}`
  }
  return (
    <section class="card stack">
      <h2>{t('orders.taken', props.result.orders.length)}</h2>
      <p>{t('orders.takenWords')}</p>
      <div class="row">
        <a class="button primary" href={csv()} download="receipts.csv">
          {t('orders.download')}
        </a>
        <Button onClick={() => props.again()}>{t('orders.another')}</Button>
      </div>
    </section>
  )
}

import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import type { FailedDelivery } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { exactText, momentText } from '../ui/time.ts'

type Props = {
  readonly items: readonly FailedDelivery[]
  readonly ticked: ReadonlySet<string>
  readonly tick: (ids: readonly string[], on: boolean) => void
}

/** Messages that did not go out; on a phone each is a card with the labels in front. */
export function DeliveryTable(props: Props): JSX.Element {
  const isAll = () => props.items.every((item) => props.ticked.has(item.id))
  return (
    <div class="delivery-wrap">
      <table class="delivery-table">
        <thead>
          <tr>
            <th scope="col">
              <label class="row">
                <input
                  type="checkbox"
                  class="check"
                  checked={isAll()}
                  onChange={(event) =>
                    props.tick(
                      props.items.map((item) => item.id),
                      event.currentTarget.checked,
                    )
                  }
                />
                {t('deliveries.tickAll')}
              </label>
            </th>
            <For each={['to', 'why', 'since', 'attempts', 'next'] as const}>
              {(column) => <th scope="col">{t(`deliveries.${column}`)}</th>}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.items}>
            {(item) => (
              <Row
                item={item}
                ticked={props.ticked.has(item.id)}
                tick={(on) => props.tick([item.id], on)}
              />
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}

function Row(props: {
  readonly item: FailedDelivery
  readonly ticked: boolean
  readonly tick: (on: boolean) => void
}): JSX.Element {
  const cell = (column: 'to' | 'why' | 'since' | 'attempts' | 'next') => ({
    'data-label': t(`deliveries.${column}`),
  })
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          class="check"
          aria-label={t('deliveries.tick', props.item.to.name)}
          checked={props.ticked}
          onChange={(event) => props.tick(event.currentTarget.checked)}
        />
      </td>
      <td {...cell('to')}>
        <b>{props.item.to.name}</b>{' '}
        <span class="tag">{t(`deliveries.channel.${props.item.channel}`)}</span>
        <Show when={props.item.count > 1}>
          {' '}
          <span class="small muted">{t('deliveries.count', props.item.count)}</span>
        </Show>
      </td>
      <td {...cell('why')}>{text(props.item.reason)}</td>
      <td {...cell('since')}>
        <Moment at={props.item.since} />
      </td>
      <td {...cell('attempts')}>{t('deliveries.times', props.item.attempts)}</td>
      <td {...cell('next')}>
        <Show when={props.item.nextAt} fallback="—">
          {(at) => <Moment at={at()} />}
        </Show>
      </td>
    </tr>
  )
}

const Moment = (props: { readonly at: string }): JSX.Element => (
  <time datetime={props.at} title={exactText(props.at)}>
    {momentText(props.at)}
  </time>
)

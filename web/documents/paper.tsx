import type { JSX } from 'solid-js'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type { Place } from '../calls/documents.ts'
import type { DocumentDetail, ShownBlock } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import { dateOf } from '../ui/time.ts'
import { FigureDialog } from './figure-dialog.tsx'

type Props = { readonly detail: DocumentDetail }

/** The document as it stands on paper; its figures open what they count. */
export function Paper(props: Props): JSX.Element {
  const [place, setPlace] = createSignal<Place>()
  return (
    <>
      <section class="paper" lang="zh-CN">
        <p class="red-head">{props.detail.head}</p>
        <p class="paper-number">{props.detail.number ?? t('documents.unsigned')}</p>
        <h1>{props.detail.title}</h1>
        <p>{props.detail.addressee}</p>
        <For each={props.detail.blocks}>
          {(block, at) => (
            <Block block={block} open={(row, column) => setPlace({ block: at(), row, column })} />
          )}
        </For>
        <div class="paper-end">
          <p>{props.detail.organ}</p>
          <p>{props.detail.signedAt && inWords(dateOf(props.detail.signedAt))}</p>
        </div>
      </section>
      <Show when={place()}>
        {(where) => (
          <FigureDialog id={props.detail.id} place={where()} close={() => setPlace(undefined)} />
        )}
      </Show>
    </>
  )
}

/** Documents are Chinese whatever the language of the pages. */
function inWords(isoDate: string): string {
  const [year, month, day] = isoDate.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

type BlockProps = {
  readonly block: ShownBlock
  readonly open?: (row: number, column: number) => void
}

/** One part of a document. */
export function Block(props: BlockProps): JSX.Element {
  const as = <K extends ShownBlock['block']>(kind: K) =>
    props.block.block === kind ? (props.block as Extract<ShownBlock, { block: K }>) : undefined
  return (
    <Switch>
      <Match when={as('heading')}>
        {(heading) => <p class={`level-${heading().level}`}>{heading().text}</p>}
      </Match>
      <Match when={as('paragraph')}>
        {(paragraph) => (
          <For each={paragraph().text.split('\n')}>{(line) => <p class="indent">{line}</p>}</For>
        )}
      </Match>
      <Match when={as('table')}>
        {(table) => (
          <div class="paper-table">
            <table>
              <caption>{table().caption}</caption>
              <thead>
                <tr>
                  <For each={table().columns}>
                    {(column) => <th scope="col">{column.title}</th>}
                  </For>
                </tr>
              </thead>
              <tbody>
                <For each={table().rows}>
                  {(row, rowAt) => (
                    <tr>
                      <For each={row}>
                        {(cell, columnAt) => (
                          <td>
                            <Show when={cell.opens && props.open} fallback={cell.text}>
                              <button
                                type="button"
                                class="figure"
                                title={t('documents.figure', cell.text)}
                                onClick={() => props.open?.(rowAt(), columnAt())}
                              >
                                {cell.text}
                              </button>
                            </Show>
                          </td>
                        )}
                      </For>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </div>
        )}
      </Match>
    </Switch>
  )
}

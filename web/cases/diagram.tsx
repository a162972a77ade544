import type { JSX } from 'solid-js'
import { createMemo, createUniqueId, For, Show } from 'solid-js'
import type { Procedure } from '../../workflows/kit/definition.ts'
import { t, text } from '../i18n/locale.ts'
import { boxHeight, boxWidth, layOut } from './diagram-layout.ts'

type Props = {
  readonly procedure: Procedure
  /** Steps with an open task. */
  readonly now: readonly string[]
  /** Stages the case has come to. */
  readonly reached: readonly string[]
  /** How it ended, when it has. */
  readonly ended: string | null
}

/** The procedure as drawn from its definition, with today's place in it. */
export function Diagram(props: Props): JSX.Element {
  const id = createUniqueId()
  const layout = createMemo(() => layOut(props.procedure))
  const isReached = (stage: string) => props.reached.includes(stage)
  /** Up to today's place, in the definition's order; a branch that comes later is not behind it. */
  const isBehind = (id: string, stage: string) => {
    const order = layout().boxes.map((box) => box.id)
    const last =
      props.now.length > 0
        ? Math.max(...props.now.map((step) => order.indexOf(step)))
        : order.length
    return isReached(stage) && order.indexOf(id) <= last
  }
  const summary = () =>
    props.ended ??
    props.now.map((step) => text(props.procedure.steps[step]?.title)).join(t('common.comma'))
  return (
    <div class="diagram" tabindex="0" role="group" aria-label={t('case.diagram')}>
      <svg
        viewBox={`0 0 ${layout().width} ${layout().height}`}
        width={layout().width}
        height={layout().height}
        role="img"
        aria-labelledby={`${id}-title`}
      >
        <title id={`${id}-title`}>
          {t('case.diagramNow', text(props.procedure.title), summary())}
        </title>
        <defs>
          <For each={['on', 'back'] as const}>
            {(kind) => (
              <marker
                id={`${id}-${kind}`}
                class={`head ${kind}`}
                viewBox="0 0 8 8"
                refX="7"
                refY="4"
                markerWidth="7"
                markerHeight="7"
                orient="auto"
              >
                <path d="M0 0 L8 4 L0 8 z" />
              </marker>
            )}
          </For>
        </defs>
        <For each={layout().columns}>
          {(column) => (
            <g classList={{ column: true, reached: isReached(column.id) }}>
              <text x={column.x + boxWidth / 2} y="20" text-anchor="middle">
                {text(column.title)}
              </text>
              <line x1={column.x} x2={column.x + boxWidth} y1="32" y2="32" />
            </g>
          )}
        </For>
        <For each={layout().arrows}>
          {(arrow) => (
            <path
              class={`arrow ${arrow.kind}`}
              d={arrow.path}
              marker-end={`url(#${id}-${arrow.kind})`}
            />
          )}
        </For>
        <For each={layout().boxes}>
          {(box) => (
            <g
              classList={{
                box: true,
                now: props.now.includes(box.id),
                reached: isBehind(box.id, box.stage),
              }}
            >
              <rect x={box.x} y={box.y} width={boxWidth} height={boxHeight} rx="6" />
              <For each={linesOf(text(box.title))}>
                {(line, at) => (
                  <text
                    x={box.x + boxWidth / 2}
                    y={
                      box.y +
                      boxHeight / 2 +
                      5 +
                      (at() - (linesOf(text(box.title)).length - 1) / 2) * 15
                    }
                    text-anchor="middle"
                  >
                    {line}
                  </text>
                )}
              </For>
              <Show when={props.now.includes(box.id)}>
                <text class="here" x={box.x + boxWidth / 2} y={box.y - 5} text-anchor="middle">
                  {t('case.here')}
                </text>
              </Show>
            </g>
          )}
        </For>
      </svg>
      <p class="row small muted legend">
        <span class="key now">{t('case.here')}</span>
        <span class="key on">{t('case.legendOn')}</span>
        <span class="key back">{t('case.legendBack')}</span>
      </p>
    </div>
  )
}

/** A title on one or two lines of the box: English breaks at spaces, Chinese fits. */
function linesOf(title: string): readonly string[] {
  if (title.length <= 16 || !title.includes(' ')) return [title]
  const words = title.split(' ')
  const half = Math.ceil(title.length / 2)
  let first = ''
  while (words.length > 1 && `${first} ${words[0]}`.trim().length <= half + 3)
    first = `${first} ${words.shift()}`.trim()
  return [first, words.join(' ')].filter(Boolean)
}

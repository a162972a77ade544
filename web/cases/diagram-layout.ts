import type { Procedure, Text } from '../../workflows/kit/definition.ts'

export type Box = {
  readonly id: string
  readonly title: Text
  readonly x: number
  readonly y: number
  /** Who does it, for the second line. */
  readonly stage: string
}
export type Arrow = {
  readonly from: string
  readonly to: string
  readonly kind: 'on' | 'back'
  readonly path: string
}
export type Layout = {
  readonly width: number
  readonly height: number
  readonly columns: readonly { readonly id: string; readonly title: Text; readonly x: number }[]
  readonly boxes: readonly Box[]
  readonly arrows: readonly Arrow[]
}

export const boxWidth = 132
export const boxHeight = 44
const columnGap = 46
const rowGap = 30
const top = 58

/**
 * Where everything of a procedure's picture stands: a column a stage, its steps below one another in the
 * order of the definition, an arrow from each step to the next, and one back for each return allowed.
 */
export function layOut(procedure: Procedure): Layout {
  const columns = procedure.stages.map((stage, at) => ({
    id: stage.id,
    title: stage.title,
    x: at * (boxWidth + columnGap) + 4,
  }))
  const filled = new Map<string, number>()
  const boxes: Box[] = Object.entries(procedure.steps).map(([id, step]) => {
    const row = filled.get(step.stage) ?? 0
    filled.set(step.stage, row + 1)
    const x = columns.find((column) => column.id === step.stage)?.x ?? 0
    return { id, title: step.title, stage: step.stage, x, y: top + row * (boxHeight + rowGap) }
  })
  const rows = Math.max(1, ...filled.values())
  const stageOrder = new Map(procedure.stages.map((stage, at) => [stage.id, at]))
  const order = (box: Box) => stageOrder.get(box.stage) ?? 0
  const forward = boxes.flatMap((box, at): Arrow[] => {
    const next = boxes[at + 1]
    // A step of an earlier stage after a later one begins a branch, not the way on.
    if (!next || order(next) < order(box)) return []
    return [{ from: box.id, to: next.id, kind: 'on', path: pathOn(box, next) }]
  })
  const back = Object.entries(procedure.steps).flatMap(([id, step]) =>
    (step.returnsTo ?? []).flatMap((to): Arrow[] => {
      const [a, b] = [boxes.find((box) => box.id === id), boxes.find((box) => box.id === to)]
      return a && b ? [{ from: id, to, kind: 'back', path: pathBack(a, b) }] : []
    }),
  )
  return {
    width: columns.length * (boxWidth + columnGap) - columnGap + 8,
    height: top + rows * (boxHeight + rowGap) + 6,
    columns,
    boxes,
    arrows: [...forward, ...back],
  }
}

function pathOn(a: Box, b: Box): string {
  if (a.x === b.x) return `M${a.x + boxWidth / 2} ${a.y + boxHeight} V${b.y - 2}`
  const [x1, y1, x2, y2] = [a.x + boxWidth, a.y + boxHeight / 2, b.x - 2, b.y + boxHeight / 2]
  const middle = x1 + columnGap / 2
  return `M${x1} ${y1} H${middle} V${y2} H${x2}`
}

/** Bowed so that a way back never lies on a way on. */
function pathBack(a: Box, b: Box): string {
  if (a.x === b.x) {
    const x = a.x + boxWidth
    return `M${x} ${a.y + 12} C${x + 26} ${a.y}, ${x + 26} ${b.y + boxHeight}, ${x + 2} ${b.y + boxHeight - 12}`
  }
  const [x1, y1, x2, y2] = [a.x, a.y + boxHeight - 9, b.x + boxWidth + 2, b.y + boxHeight - 9]
  return `M${x1} ${y1} C${x1 - 30} ${y1 + 16}, ${x2 + 30} ${y2 + 16}, ${x2} ${y2}`
}

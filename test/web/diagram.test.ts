import { describe, expect, test } from 'vitest'
import { boxHeight, boxWidth, layOut } from '../../web/cases/diagram-layout.ts'
import type { Procedure } from '../../workflows/kit/definition.ts'
import { procedures } from '../../workflows/procedures.ts'

const all: readonly Procedure[] = Object.values(procedures)

describe.each(all)('the picture of $id', (procedure) => {
  const layout = layOut(procedure)

  test('shows every step once and none over another', () => {
    expect(layout.boxes.map((box) => box.id)).toEqual(Object.keys(procedure.steps))
    const places = layout.boxes.map((box) => `${box.x},${box.y}`)
    expect(new Set(places).size).toBe(places.length)
  })

  test('keeps every step inside its frame', () => {
    for (const box of layout.boxes) {
      expect(box.x + boxWidth).toBeLessThanOrEqual(layout.width)
      expect(box.y + boxHeight).toBeLessThanOrEqual(layout.height)
    }
  })

  test('has an arrow back for each return the definition allows', () => {
    const allowed = Object.entries(procedure.steps).flatMap(([from, step]) =>
      (step.returnsTo ?? []).map((to) => `${from}>${to}`),
    )
    const drawn = layout.arrows
      .filter((one) => one.kind === 'back')
      .map((one) => `${one.from}>${one.to}`)
    expect(drawn.sort()).toEqual(allowed.sort())
  })
})

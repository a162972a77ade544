/**
 * An answer kept as one piece: comparing thousands of plain rows property by property with the
 * answer before costs more than drawing them, and rows are only ever replaced.
 */
export class Whole<T> {
  readonly value: T
  constructor(value: T) {
    this.value = value
  }
}

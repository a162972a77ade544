/**
 * An answer kept as one piece. Stores watch every property of plain objects; of thousands of rows
 * that costs more than drawing them, and rows are only ever replaced, never changed in place.
 */
export class Whole<T> {
  readonly value: T
  constructor(value: T) {
    this.value = value
  }
}

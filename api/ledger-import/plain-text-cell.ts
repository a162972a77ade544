/**
 * Text that a spreadsheet could take for a formula. Stored as a string it is safe in the workbook itself, but not once
 * somebody edits the cell or saves the sheet as CSV and opens that; Excel's `quotePrefix` style would not survive the
 * CSV. So an apostrophe is written before it, as OWASP advises, and taken off again on reading. Text that already has
 * apostrophes before such a character gets one more, so nothing is lost either way.
 */
const dangerous = /^[\s']*[=+\-@＝＋－＠]|^'*[\t\r\n]/

/** A text that no spreadsheet runs. */
export function plainText(text: string): string {
  return dangerous.test(text) ? `'${text}` : text
}

/** What `plainText` was given. */
export function originalText(text: string): string {
  return text.startsWith("'") && dangerous.test(text.slice(1)) ? text.slice(1) : text
}

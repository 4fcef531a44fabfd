/** Tables as text that spreadsheets read, and that they do not calculate. */

/** Writes a line of a table. */
export function tableLine(cells: readonly string[], format: 'csv' | 'tsv'): string {
  if (format === 'csv') return `${cells.map(quoted).join(',')}\r\n`;
  return `${cells.map((cell) => quoted(cell.replace(/\s+/g, ' '))).join('\t')}\n`;
}

const quoted = (cell: string): string =>
  /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/**
 * What a spreadsheet may take for a formula: a sign that begins one, as Excel also reads the full-width and small forms,
 * at the beginning of a cell or of a line in it, or behind a semicolon, which separates cells in many countries. In front
 * of it may be what a spreadsheet leaves out: blanks, quotes and characters that are not seen.
 */
const formula =
  /(^|[\n;]|\r(?!\n))(?=[\s\p{C}\p{Default_Ignorable_Code_Point}"'`]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B])/gu;

/**
 * Puts an apostrophe in front of what a spreadsheet would calculate: names and texts come from other people. So it does in
 * front of a tab or line break that begins a cell, which some spreadsheets leave out.
 */
export function inert(cell: string): string {
  const text = cell.replace(formula, "$1'");
  return /^[\t\r\n]/.test(text) ? `'${text}` : text;
}

/** Tells whether a cell is right-aligned: numbers, and text that begins with one. */
const isNumber = (cell: string) => /^[<>≤≥]?-?[\d.,]+/.test(cell) || cell === '–';

/** Returns a Markdown table that also reads well as plain text. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, n) =>
    Math.max(title.length, 3, ...rows.map((row) => (row[n] ?? '').length)),
  );
  const right = head.map((_, n) => rows.every((row) => isNumber(row[n] ?? '')));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, n) => (right[n] ? (cells[n] ?? '').padStart(width) : (cells[n] ?? '').padEnd(width))).join(' | ')} |`;
  const rule = `|${widths.map((width, n) => (right[n] ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** Formats a whole number with thousands separators. */
export const whole = (value: number): string =>
  Number.isFinite(value) ? Math.round(value).toLocaleString('en-US') : '–';

export const fixed = (value: number, digits: number): string =>
  Number.isFinite(value) ? value.toFixed(digits) : '–';

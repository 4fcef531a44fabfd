import type { ExportChunk, ExportFormat, ExportPage, ExportPlace } from '../model/export.ts';
import { inert, tableLine } from './table-text.ts';

/** A field as JSON has it. In a table, a list is joined by slashes, and yes or no is said so. */
type Field = string | number | boolean | null | readonly string[];

export interface ExportTable<Row> {
  columns: readonly string[];
  /** The fields of a row, in the order of the columns. @param isTable whether people read them, in a spreadsheet. */
  fields(row: Row, isTable: boolean): readonly Field[];
}

const PAGE = 1_000;

/**
 * Rows as text, a page at a time: no more than one page is ever held. Stops quietly when aborted.
 *
 * @param page reads the rows after a place; null begins at the newest
 */
export async function* exportText<Row, Id>(
  page: (after: ExportPlace<Id> | null, limit: number) => Promise<ExportPage<Row, Id>>,
  table: ExportTable<Row>,
  format: ExportFormat,
  signal: AbortSignal,
): AsyncGenerator<ExportChunk> {
  if (format !== 'jsonl') yield { text: tableLine(table.columns, format), rows: 0 };
  let after: ExportPlace<Id> | null = null;
  while (!signal.aborted) {
    const { rows, end }: ExportPage<Row, Id> = await page(after, PAGE);
    if (rows.length > 0) {
      yield { text: rows.map((row) => rowText(row, table, format)).join(''), rows: rows.length };
    }
    if (end === null) return;
    after = end;
  }
}

function rowText<Row>(row: Row, { columns, fields }: ExportTable<Row>, format: ExportFormat): string {
  if (format !== 'jsonl') return tableLine(fields(row, true).map(cellOf), format);
  const values = fields(row, false);
  return `${JSON.stringify(Object.fromEntries(columns.map((column, n) => [column, values[n]])))}\n`;
}

function cellOf(field: Field): string {
  if (typeof field === 'number') return String(field);
  if (typeof field === 'boolean') return field ? 'yes' : 'no';
  return inert(typeof field === 'string' ? field : (field ?? []).join(' / '));
}

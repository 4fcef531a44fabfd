import type { EventRow } from '../model/event.ts';
import type { ExportFormat, ExportPlace } from '../model/feed-export.ts';
import { inert, tableLine } from './table-text.ts';

export interface ExportSource {
  /** The next rows, newest first, and where they end; `null` begins at the newest. */
  page(after: ExportPlace | null, limit: number): Promise<{ rows: EventRow[]; end: ExportPlace | null }>;
  /** What a row is called where its resource has no name; in JSON lines it has none. */
  standIn(row: EventRow): string;
  /** What the person calls an account. */
  label(account: string): string;
}

const PAGE = 1_000;
const columns = [
  'time',
  'action',
  'kind',
  'name',
  'path',
  'resource',
  'text',
  'read',
  'starred',
  'account',
  'event',
];

/**
 * What a query matches as text, a page at a time: no more than one page is ever held. Stops quietly when aborted.
 * `rows` says how many a chunk has.
 */
export async function* exportText(
  source: ExportSource,
  format: ExportFormat,
  signal: AbortSignal,
): AsyncGenerator<{ text: string; rows: number }> {
  if (format !== 'jsonl') yield { text: tableLine(columns, format), rows: 0 };
  let after: ExportPlace | null = null;
  while (!signal.aborted) {
    const { rows, end } = await source.page(after, PAGE);
    if (rows.length > 0) {
      yield { text: rows.map((row) => rowText(row, format, source)).join(''), rows: rows.length };
    }
    if (end === null) return;
    after = end;
  }
}

function rowText(row: EventRow, format: ExportFormat, source: ExportSource): string {
  const time = new Date(row.time).toISOString();
  const account = source.label(row.account);
  if (format === 'jsonl') {
    const { action, subject: kind, name, path, resourceId: resource, read, id: event } = row;
    const text = textOf(row);
    const starred = row.starred === true;
    return `${JSON.stringify({ time, action, kind, name, path, resource, text, read, starred, account, event })}\n`;
  }
  const { action, subject, name, path, resourceId, read, id } = row;
  const called = name === '' ? source.standIn(row) : name;
  const texts = [called, path.join(' / '), resourceId, textOf(row)].map((text) => inert(text ?? ''));
  const states = [read, row.starred === true].map((is) => (is ? 'yes' : 'no'));
  const cells = [time, action, subject, ...texts, ...states, inert(account), String(id)];
  return tableLine(cells, format);
}

/** What the server says; of an announcement without a text, what is known of it. */
function textOf({ text, standIn }: EventRow): string | null {
  return standIn ? Object.values(standIn).filter(Boolean).join(' ') : text;
}

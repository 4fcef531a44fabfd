import type { EventRow } from '../model/event.ts';
import type { ExportTable } from './export-text.ts';

interface Names {
  /** What a row is called where its resource has no name; in JSON lines it has none. */
  standIn(row: EventRow): string;
  /** What the person calls an account. */
  label(account: string): string;
}

/** Events as they are exported. */
export const eventTable = ({ standIn, label }: Names): ExportTable<EventRow> => ({
  columns: [
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
  ],
  fields: (row, isTable) => [
    new Date(row.time).toISOString(),
    row.action,
    row.subject,
    isTable && row.name === '' ? standIn(row) : row.name,
    row.path,
    row.resourceId,
    textOf(row),
    row.read,
    row.starred === true,
    label(row.account),
    row.id,
  ],
});

/** What the server says; of an announcement without a text, what is known of it. */
function textOf({ text, standIn }: EventRow): string | null {
  return standIn ? Object.values(standIn).filter(Boolean).join(' ') : text;
}

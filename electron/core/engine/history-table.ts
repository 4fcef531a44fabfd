import type { InboxRow } from '../model/notification.ts';
import type { ExportTable } from './export-text.ts';

const timeOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/**
 * The history of the inbox as it is exported. What was settled elsewhere, or by an early version, has no time of a decision.
 *
 * @param label what the person calls an account
 */
export const historyTable = (label: (account: string) => string): ExportTable<InboxRow> => ({
  columns: [
    'settled',
    'decision',
    'level',
    'decided',
    'decided_by',
    'received',
    'kind',
    'person',
    'person_id',
    'resource',
    'resource_kind',
    'path',
    'resource_id',
    'text',
    'starred',
    'account',
    'notification',
  ],
  fields: (row) => [
    timeOf(row.settledAt),
    row.settlement,
    row.level,
    timeOf(row.decidedAt),
    row.settlement === null || row.settlement === 'elsewhere' ? null : label(row.account),
    timeOf(row.time),
    row.kind,
    row.user?.name ?? null,
    row.user?.id ?? null,
    row.resource?.name ?? null,
    row.resource?.kind ?? null,
    row.resource?.path ?? [],
    row.resource?.id ?? null,
    row.message,
    row.starred === true,
    label(row.account),
    row.id,
  ],
});

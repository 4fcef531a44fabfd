/**
 * Acknowledgements in progress. The main process reports one bulk per account; an acknowledgement over several accounts
 * is named by the names of its parts, joined with spaces, and shown as one.
 */
import type { Output, Pushed } from '../../electron/ipc/contract.ts';

/** The part of an acknowledgement in one account, as reported. */
export type BulkPart = Pushed<'inbox.changed'>['bulks'][number];

/** An acknowledgement that was made in this window. */
export type Begun = Output<'inbox.acknowledge'>;

export type Bulk = Omit<BulkPart, 'account'>;

export const partIdsOf = (bulk: string): readonly string[] => bulk.split(' ');

/** Adds reports to the parts known so far, replacing earlier reports of the same part. */
export function withParts(parts: readonly BulkPart[], reported: readonly BulkPart[]): readonly BulkPart[] {
  const known = new Map(parts.map((part) => [part.bulk, part]));
  for (const part of reported) known.set(part.bulk, part);
  return [...known.values()];
}

/** The acknowledgements that the parts belong to, in the order of their first parts. */
export function joinParts(begun: readonly Begun[], parts: readonly BulkPart[]): readonly Bulk[] {
  const bulks = new Map<string, Bulk>();
  for (const part of parts) {
    const whole = begun.find(({ bulk }) => partIdsOf(bulk).includes(part.bulk));
    const id = whole?.bulk ?? part.bulk;
    const joined = bulks.get(id);
    bulks.set(id, {
      bulk: id,
      total: whole?.count ?? part.total,
      settled: (joined?.settled ?? 0) + part.settled,
      failed: (joined?.failed ?? 0) + part.failed,
      undoUntil: whole?.undoUntil ?? part.undoUntil,
    });
  }
  return [...bulks.values()];
}

/** Whether every notification of a bulk is settled or has failed. */
export function isOver({ settled, failed, total }: Bulk): boolean {
  return settled + failed >= total;
}

/** Decisions in progress. The main process reports one part per account, all parts under the same id. */
import type { Pushed } from '../../electron/ipc/contract.ts';

/** The part of a decision in one account, as reported. */
export type BulkPart = Pushed<'inbox.changed'>['bulks'][number];

export type Bulk = Omit<BulkPart, 'account'>;

/** Adds reports to the parts known so far, replacing earlier reports of the same part. */
export function withParts(parts: readonly BulkPart[], reported: readonly BulkPart[]): readonly BulkPart[] {
  const isNewer = (part: BulkPart) =>
    reported.some((one) => one.bulk === part.bulk && one.account === part.account);
  return [...parts.filter((part) => !isNewer(part)), ...reported];
}

/** The decisions that the parts belong to, the oldest first. */
export function joinParts(parts: readonly BulkPart[]): readonly Bulk[] {
  const bulks = new Map<string, Bulk>();
  for (const { account: _, ...part } of parts) {
    const joined = bulks.get(part.bulk);
    bulks.set(part.bulk, {
      ...part,
      total: part.total + (joined?.total ?? 0),
      settled: part.settled + (joined?.settled ?? 0),
      failed: part.failed + (joined?.failed ?? 0),
      requests: part.requests + (joined?.requests ?? 0),
      level: part.level ?? joined?.level ?? null,
    });
  }
  return [...bulks.values()].toSorted((a, b) => a.undoUntil - b.undoUntil);
}

/** Whether every notification of a bulk is settled or has failed. */
export function isOver({ settled, failed, total }: Bulk): boolean {
  return settled + failed >= total;
}

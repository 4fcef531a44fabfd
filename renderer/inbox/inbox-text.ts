/** How notifications are put into words. */
import type { InboxRow } from '../../electron/ipc/contract.ts';
import { explained, format, sentences, t } from '../strings/index.ts';

/** The text of a notification, or its kind if it has none. */
export function titleOf(row: InboxRow): string {
  return sentences.notice(row.notice) || t.inbox.kinds[row.kind];
}

/**
 * What the text of a notification leaves out: of its resource the kind and the path; who and what it is about where only the
 * server's text is known.
 */
export function contextOf({ resource, notice, user, kind }: InboxRow): string[] {
  if (notice.is === 'text')
    return [t.inbox.kinds[kind], user?.name ?? '', resource?.name ?? '', resource?.path.join(' / ') ?? ''];
  if (resource === null) return [];
  const resourceKind = (notice.is === 'access-requested' ? notice.kind : null) ?? resource.kind;
  return [resourceKind === null ? '' : t.subjects[resourceKind], resource.path.join(' / ')];
}

/** How many notifications there are, and in how many rows where repeats are one row. */
export function countsText(total: number, rows: number): string {
  const shown = format.number(total);
  return rows < total ? t.inbox.inRows(shown, rows, format.number(rows)) : shown;
}

/** When and how it was settled; empty if it is not. `say` writes out a time. */
export function settledText(
  { settledAt, settlement, level }: InboxRow,
  say: (time: number) => string,
): string {
  if (settledAt === null) return '';
  const words = t.decide.settled[settlement ?? 'acknowledged'];
  return words(say(settledAt), level === null ? '' : t.decide.levels[level]);
}

export function stateText(row: InboxRow, now: number): string {
  const { state, level, reason } = row;
  if (state === 'failed') {
    const why = reason === null ? '' : explained(reason).message;
    return `${level === null ? t.inbox.failed : t.inbox.notGranted}: ${why}`;
  }
  if (state === 'leaving')
    return level === null ? t.inbox.leaving : t.decide.grantingRow(t.decide.levels[level]);
  return settledText(row, (time) => format.ago(time, now));
}

/** Who settled a notification: this app, with an account of this name, or somebody else; undefined where that was not noted. */
export function decidedBy({ settlement }: InboxRow, account: string | undefined): string | undefined {
  if (settlement === null) return undefined;
  return settlement === 'elsewhere' ? t.decide.decisions.another : account;
}

/** What acknowledging a notification is called: a request that is only acknowledged is not granted. */
export function nameOfAcknowledging({ kind }: InboxRow): string {
  return kind === 'access-requested' ? t.decide.dismissOne : t.inbox.acknowledgeOne;
}

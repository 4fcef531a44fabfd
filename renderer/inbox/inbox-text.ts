/** How notifications are put into words. */
import type { InboxRow } from '../../electron/ipc/contract.ts';
import { explained, format, sentences, t } from '../strings/index.ts';

/** The text of a notification, or its kind if it has none. */
export function titleOf(row: InboxRow): string {
  return sentences.notice(row.notice) || t.inbox.kinds[row.kind];
}

/** The path of the resource of a notification, or its kind; user and resource if only the server's text is known. */
export function contextOf(row: InboxRow): string {
  const { resource } = row;
  if (row.notice.is === 'text')
    return [row.user?.name ?? '', resource?.name ?? ''].filter((part) => part !== '').join(' · ');
  if (resource === null) return '';
  if (resource.path.length > 0) return resource.path.join(' / ');
  const kind = row.notice.is === 'access-requested' ? row.notice.kind : resource.kind;
  return kind === null ? '' : t.subjects[kind];
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

/** What acknowledging a notification is called: a request that is only acknowledged is not granted. */
export function nameOfAcknowledging({ kind }: InboxRow): string {
  return kind === 'access-requested' ? t.decide.dismissOne : t.inbox.acknowledgeOne;
}

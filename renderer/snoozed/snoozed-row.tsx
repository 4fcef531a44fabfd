import { memo } from 'react';
import type { SnoozedRow } from '../../electron/ipc/contract.ts';
import { useAccounts } from '../state/app-store.ts';
import { goTo } from '../state/go-to.ts';
import { format, sentences, t } from '../strings/index.ts';
import { contextOf, titleOf as titleOfEvent } from '../ui/event-row.tsx';
import { ActionTag, InboxIcon, SubjectIcon } from '../ui/kinds.tsx';
import { Middle } from '../ui/middle.tsx';

export function titleOf({ about }: SnoozedRow): string {
  if (about.is === 'event') return titleOfEvent(about.event);
  const { notice, kind } = about.notification;
  return sentences.notice(notice) || t.inbox.kinds[kind];
}

/** Shows it where it is: in the feed, or among the snoozed ones of the inbox. */
export function openSnoozed({ account, about }: SnoozedRow): void {
  if (about.is === 'event') goTo({ screen: 'feed', account, event: about.event.id, staysUnread: true });
  else goTo({ screen: 'inbox', account, notification: about.notification.id });
}

/** Something that is snoozed, with when it comes back. */
export const SnoozedLine = memo(function SnoozedLine({
  row,
  now,
}: {
  readonly row: SnoozedRow;
  now: number;
}) {
  const accounts = useAccounts();
  const { about } = row;
  const account = accounts.length > 1 ? accounts.find(({ id }) => id === row.account)?.label : undefined;
  const context = about.is === 'event' ? contextOf(about.event) : t.inbox.kinds[about.notification.kind];
  return (
    <>
      {about.is === 'event' ? (
        <SubjectIcon subject={about.event.subject} />
      ) : (
        <InboxIcon kind={about.notification.kind} />
      )}
      <span className="row-lines">
        <span className="row-first">
          <Middle text={titleOf(row)} className="row-name" />{' '}
          {about.is === 'event' && about.event.subject !== 'user' && (
            <ActionTag action={about.event.action} />
          )}
        </span>{' '}
        <span className="row-second">{[account, context].filter(Boolean).join(' · ')}</span>
      </span>{' '}
      <time className="row-time" dateTime={new Date(row.until).toISOString()} title={format.exact(row.until)}>
        {t.snooze.back(format.ahead(row.until, now))}
      </time>
    </>
  );
});

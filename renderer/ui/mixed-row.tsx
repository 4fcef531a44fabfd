import type { ReactNode } from 'react';
import type { EventOrNotice } from '../../electron/ipc/contract.ts';
import { useAccountLabel } from '../state/app-store.ts';
import { goTo } from '../state/go-to.ts';
import { sentences, t } from '../strings/index.ts';
import { contextOf, titleOf } from './event-row.tsx';
import { ActionTag, InboxIcon, SubjectIcon } from './kinds.tsx';
import { Middle } from './middle.tsx';
import { repeatsOf } from './repeats-text.ts';

/** The title of an event or a notification in a list that has both. */
export function titleOfEither(about: EventOrNotice): string {
  if (about.is === 'event') return titleOf(about.event);
  const { notice, kind } = about.notification;
  return sentences.notice(notice) || t.inbox.kinds[kind];
}

export const isStarred = (about: EventOrNotice): boolean =>
  (about.is === 'event' ? about.event : about.notification).starred === true;

/** Shows it where it is: in the feed or in the inbox. */
export function openEither(account: string, about: EventOrNotice): void {
  if (about.is === 'event') goTo({ screen: 'feed', account, event: about.event.id, staysUnread: true });
  else goTo({ screen: 'inbox', account, notification: about.notification.id });
}

const contextOfEither = (about: EventOrNotice, now: number): string[] =>
  about.is === 'event'
    ? [contextOf(about.event)]
    : [t.inbox.kinds[about.notification.kind], repeatsOf(about.notification, now)];

interface Props {
  readonly account: string;
  readonly about: EventOrNotice;
  /** Epoch ms. */
  readonly now: number;
  /** The end of the row. */
  readonly children: ReactNode;
}

/** An event or a notification in a list that has both. */
export function MixedLine({ account, about, now, children }: Props) {
  const label = useAccountLabel(account);
  return (
    <>
      {about.is === 'event' ? (
        <SubjectIcon subject={about.event.subject} />
      ) : (
        <InboxIcon kind={about.notification.kind} />
      )}
      <span className="row-lines tagged">
        <span className="row-first">
          <Middle text={titleOfEither(about)} className="row-name" />{' '}
          {about.is === 'event' && about.event.subject !== 'user' && (
            <ActionTag action={about.event.action} />
          )}
        </span>{' '}
        <span className="row-second">
          {[label, ...contextOfEither(about, now)].filter(Boolean).join(' · ')}
        </span>
      </span>{' '}
      {children}
    </>
  );
}

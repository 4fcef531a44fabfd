import type { EventOrNotice } from '../../model/chosen.ts';
import type { EventRow } from '../../model/event.ts';
import type { InboxRow } from '../../model/notification.ts';

/** What a list of events and notifications shows, read by id. */
export interface Subjects {
  events: (account: string, ids: number[]) => EventRow[];
  notifications: (account: string, ids: string[]) => InboxRow[];
}

/** An entry of such a list as it is stored: one of the two has a value. */
interface Entry {
  event: number | null;
  notification: string | null;
}

/** Reads what the entries of an account stand for; returns a function that gives it, undefined where it is not kept. */
export function subjectsOf(
  account: string,
  page: readonly Entry[],
  { events, notifications }: Subjects,
): (entry: Entry) => EventOrNotice | undefined {
  const rows = events(
    account,
    page.flatMap(({ event }) => event ?? []),
  );
  const notices = notifications(
    account,
    page.flatMap(({ notification }) => notification ?? []),
  );
  return (entry) => {
    const event = rows.find(({ id }) => id === entry.event);
    if (event) return { is: 'event', event };
    const notification = notices.find(({ id }) => id === entry.notification);
    return notification && { is: 'notification', notification };
  };
}

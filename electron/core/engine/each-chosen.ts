import type { Chosen } from '../model/chosen.ts';
import type { EventRef } from '../model/event.ts';
import type { Session } from '../session/session.ts';
import { byAccount } from './by-account.ts';
import { chosenNotifications } from './chosen-notifications.ts';
import type { Registry } from './registry.ts';

/**
 * Returns a function that does something to events or notifications, account by account, and gives how many were changed.
 *
 * @param locale the language in which notifications are shown and searched.
 */
export const eachChosen =
  (registry: Registry, locale: string) =>
  async (
    what: Chosen,
    events: (session: Session, ids: number[]) => Promise<number>,
    notifications: (session: Session, ids: string[]) => Promise<number>,
  ): Promise<number> => {
    let count = 0;
    if (what.are === 'events') {
      for (const [account, refs] of byAccount<EventRef>(what.which)) {
        const ids = refs.map(({ id }) => id);
        count += await events(registry.session(account), ids);
      }
      return count;
    }
    for await (const [session, ids] of chosenNotifications(registry, what.which, locale))
      count += await notifications(session, ids);
    return count;
  };

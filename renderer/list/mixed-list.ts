/** Lists that have both events and notifications. */
import type { Chosen, EventOrNotice } from '../../electron/ipc/contract.ts';

/** Tells the rows of such a list apart. */
export function keyOfEither(account: string, about: EventOrNotice): string {
  const id = about.is === 'event' ? about.event.id : about.notification.id;
  return `${account}/${about.is} ${id}`;
}

/** What a row stands for. */
export const chosenOf = (account: string, about: EventOrNotice): Chosen =>
  about.is === 'event'
    ? { are: 'events', which: [{ account, id: about.event.id }] }
    : { are: 'notifications', which: [{ account, id: about.notification.id }] };

import { z } from 'zod';
import { MAX_LISTED } from './bounds.ts';
import { EventRef, EventRow } from './event.ts';
import { InboxChoice, InboxRow } from './notification.ts';

/** Events or notifications that something is done to. */
export const Chosen = z.discriminatedUnion('are', [
  z.object({ are: z.literal('events'), which: z.array(EventRef).min(1).max(MAX_LISTED) }),
  z.object({ are: z.literal('notifications'), which: InboxChoice }),
]);
export type Chosen = z.infer<typeof Chosen>;

/** One of them, as a list shows it that has both. */
export const EventOrNotice = z.discriminatedUnion('is', [
  z.object({ is: z.literal('event'), event: EventRow }),
  z.object({ is: z.literal('notification'), notification: InboxRow }),
]);
export type EventOrNotice = z.infer<typeof EventOrNotice>;

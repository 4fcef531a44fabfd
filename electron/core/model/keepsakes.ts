import { z } from 'zod';
import { MAX_LISTED, ServerId, Time } from './bounds.ts';

/** A 64-bit integer as decimal text: it may exceed a JavaScript number. */
const Int64 = z
  .string()
  .max(20)
  .regex(/^-?\d{1,19}$/);

/** An event by what it is on its server. `time` is nanoseconds since 1970. */
const KeptEvent = z.strictObject({ stream: z.string().max(200), sequence: Int64, time: Int64 });

/** What a person put on events and notifications of an account, for a backup. Times are epoch milliseconds. */
export const Keepsakes = z.strictObject({
  /** `at`: when it was given. */
  starredEvents: z.array(KeptEvent.extend({ at: Time })).max(MAX_LISTED),
  starredNotifications: z.array(z.strictObject({ notification: ServerId, at: Time })).max(MAX_LISTED),
  /** `until`: when it comes back. */
  snoozedEvents: z.array(KeptEvent.extend({ until: Time })).max(MAX_LISTED),
  snoozedNotifications: z.array(z.strictObject({ notification: ServerId, until: Time })).max(MAX_LISTED),
});
export type Keepsakes = z.infer<typeof Keepsakes>;

import { z } from 'zod';
import { OwnId, Time } from './bounds.ts';
import { EventOrNotice } from './chosen.ts';
import { snoozeChoices } from './snooze-choices.ts';

/** When something comes back: one of the choices, or a day (2026-11-27) and a time (08:00) as clocks on the wall show them. */
export const SnoozeUntil = z.union([
  z.enum(snoozeChoices),
  z.object({
    day: z
      .string()
      .max(10)
      .regex(/^\d{4}-\d{2}-\d{2}$/),
    time: z
      .string()
      .max(5)
      .regex(/^\d{2}:\d{2}$/),
  }),
]);
export type SnoozeUntil = z.infer<typeof SnoozeUntil>;

/** What was snoozed, and until when. `since` stands for this act, to undo it. Times are epoch milliseconds. */
export const Snoozed = z.object({ count: z.number(), until: Time, since: Time });
export type Snoozed = z.infer<typeof Snoozed>;

/** Something that is snoozed, as the list of them shows it. Times are epoch milliseconds. */
export const SnoozedRow = z.object({
  account: OwnId,
  until: Time,
  about: EventOrNotice,
});
export type SnoozedRow = z.infer<typeof SnoozedRow>;

import { z } from 'zod';

/** A time on a clock, "HH:MM". */
const WallTime = z
  .string()
  .max(5)
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Hours in which banners are kept back, on some days of the week. */
export const QuietRange = z.strictObject({
  /** The days on which it begins, as `Date.getDay` counts them: 0 is Sunday. */
  days: z.array(z.number().int().min(0).max(6)).max(7),
  from: WallTime,
  /** On the next day if it is not later than `from`; the same time lasts for a whole day. */
  to: WallTime,
});
export type QuietRange = z.infer<typeof QuietRange>;

/** The week's table of quiet hours; ranges may overlap. */
export const QuietHours = z.strictObject({
  isOn: z.boolean(),
  ranges: z.array(QuietRange).max(28),
});
export type QuietHours = z.infer<typeof QuietHours>;

/** The nights and the weekend, as a table to begin with; off until the person turns it on. */
export const usualQuietHours: QuietHours = {
  isOn: false,
  ranges: [
    { days: [1, 2, 3, 4, 5], from: '19:00', to: '07:00' },
    { days: [6, 0], from: '00:00', to: '00:00' },
  ],
};

import { z } from 'zod';
import { Action } from './event.ts';

/** Events over time, by action: consecutive stretches of the local zone, oldest first, those without events included. */
export const Activity = z.object({
  unit: z.enum(['minute', 'hour', 'day', 'week', 'month', 'year']),
  /** How many of the unit a stretch is long. */
  step: z.number(),
  /** Empty if there are no events. */
  buckets: z.array(z.object({ start: z.number(), counts: z.partialRecord(Action, z.number()) })),
  /** Where the last one ends, epoch ms. */
  end: z.number(),
  /** How many events are too far before all others to be shown. */
  earlier: z.number(),
});
export type Activity = z.infer<typeof Activity>;

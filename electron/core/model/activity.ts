import { z } from 'zod';
import { Action } from './event.ts';

/** Events over time, by action: consecutive stretches of the local zone, oldest first, those without events included. */
export const Activity = z.object({
  unit: z.enum(['hour', 'day', 'week', 'month']),
  buckets: z.array(z.object({ start: z.number(), counts: z.partialRecord(Action, z.number()) })),
  /** Where the last one ends, epoch ms. */
  end: z.number(),
});
export type Activity = z.infer<typeof Activity>;

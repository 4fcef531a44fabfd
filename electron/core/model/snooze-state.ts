import { z } from 'zod';
import { Time } from './bounds.ts';

/** That something is or was snoozed: until when, and when it came back; null while it has not. Epoch milliseconds. */
export const SnoozeState = z.object({ until: Time, back: Time.nullable() });
export type SnoozeState = z.infer<typeof SnoozeState>;

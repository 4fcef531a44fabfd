import { z } from 'zod';

/** Why a banner is kept back. */
export const HeldBy = z.enum(['pause', 'quiet-hours', 'do-not-disturb']);
export type HeldBy = z.infer<typeof HeldBy>;

/** Banners are kept back now. */
export const Hold = z.object({
  by: HeldBy,
  /** Epoch ms; null where nobody knows, such as a pause until the person ends it. */
  until: z.number().nullable(),
});
export type Hold = z.infer<typeof Hold>;

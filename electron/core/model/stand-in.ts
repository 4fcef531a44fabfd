import { z } from 'zod';
import { Name } from './bounds.ts';

/** What an announcement says that came without a text of its own: a code, and what a sentence about it names. */
export const StandIn = z.discriminatedUnion('is', [
  /** component, location: empty where the announcement leaves it open. */
  z.object({ is: z.literal('downtime'), component: Name, location: Name }),
  z.object({ is: z.literal('new-version'), component: Name, version: Name }),
  z.object({
    is: z.enum([
      'proxy-added',
      'proxy-removed',
      'proxy-changed',
      'key-added',
      'key-removed',
      'without-text',
      'unknown-kind',
    ]),
  }),
]);
export type StandIn = z.infer<typeof StandIn>;

/** Begins a stored stand-in. A text of a server cannot begin so: control characters are taken out of it. */
const MARK = '\u0001';

/** Returns what is stored in place of a text. */
export const storedStandIn = (standIn: StandIn): string => MARK + JSON.stringify(standIn);

/** Returns what a stored text is: the server's own, or a stand-in for it. */
export function readStoredText(stored: string | null): { text: string | null; standIn?: StandIn } {
  if (stored === null || !stored.startsWith(MARK)) return { text: stored };
  try {
    return { text: null, standIn: StandIn.parse(JSON.parse(stored.slice(MARK.length))) };
  } catch {
    // Written by a newer version.
    return { text: null, standIn: { is: 'unknown-kind' } };
  }
}

import { feedStops } from './feed-stops.ts';
import { inboxStops } from './inbox-stops.ts';
import type { Look } from './looks.ts';
import { otherStops } from './other-stops.ts';
import type { Stop } from './tour.ts';

/**
 * Every screen, dialog and state that a signed-in person can come to, in an order in which one app shows them all. It
 * takes a subscription with events, the newest of them a burst, and an inbox with an access request.
 */
const stops: readonly Stop[] = [...feedStops, ...inboxStops, ...otherStops];

/** The stops that can be reached in a look. */
export const stopsIn = (look: Look): readonly Stop[] =>
  stops.filter(({ needsSidebar }) => !needsSidebar || !look.isNarrow);

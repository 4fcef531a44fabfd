import { throttle } from '../base/throttle.ts';
import type { Subscription } from '../model/subscription.ts';
import type { SessionContext } from './session-context.ts';

/** The list is written at most this often, ms: an import can add hundreds of subscriptions. */
const INTERVAL_MS = 300;

/** Keeps the list of what an account watches as the subscriptions are, from `begin` on. */
export function keepWatches(
  { watches, engine: { clock, log } }: Pick<SessionContext, 'watches' | 'engine'>,
  subscriptions: () => Subscription[],
) {
  let isComplete = false;

  function write(): void {
    try {
      watches.write(subscriptions());
    } catch (error) {
      log?.(`the list of what is watched was not written: ${String(error)}`);
    }
  }
  const soon = throttle(clock, INTERVAL_MS, write);

  return {
    /** All subscriptions are there. Until then the list holds more than they do. */
    begin(): void {
      isComplete = true;
      write();
    },
    edited(): void {
      if (isComplete) soon();
    },
    stop(): void {
      soon.stop();
      if (isComplete) write();
    },
  };
}

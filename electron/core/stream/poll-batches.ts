import { sleep } from '../clock.ts';
import { decode } from '../event/decode.ts';
import type { SubscriptionRun } from './run-subscription.ts';

/**
 * As many as the server ever has out for one consumer (JetStream's default max ack pending). The call takes all that
 * waits, cuts the list to the size asked for and hides the rest until the ack wait is over: asked for this many, there
 * is no rest.
 */
const WHOLE = 1_000;
/** In heartbeats: between two calls that found nothing, and until a stream is tried again. */
const INTERVAL = 1 / 3;
const AGAIN = 30;

/** Fetches batches until it is time to try a stream again, or the signal is aborted. Throws what the call throws. */
export async function pollBatches(run: SubscriptionRun, consumer: string): Promise<void> {
  const { clock, timing, window, subscription, signal } = run;
  const until = clock.monotonic() + timing.heartbeat * AGAIN;
  let last = clock.monotonic();
  run.opened();
  while (!signal.aborted && clock.monotonic() < until) {
    const { messages } = await run.api.events.getEventMessageBatch(
      { streamConsumer: consumer, batchSize: WHOLE },
      { signal },
    );
    // After a long pause whatever was out came again meanwhile.
    if (clock.monotonic() - last >= timing.heartbeat) run.opened();
    last = clock.monotonic();
    run.status({ state: 'live', polling: true });
    for (const message of messages) {
      const { event, ack } = decode(message, subscription, clock.now());
      window.read(subscription);
      run.delivered(event, ack);
    }
    if (!window.open(subscription)) await window.room(subscription, signal);
    else if (messages.length === 0) await sleep(clock, timing.heartbeat * INTERVAL, signal);
  }
}

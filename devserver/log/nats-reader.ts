import { createInbox, type Msg, type NatsConnection } from '@nats-io/transport-node';
import { parseAckSubject } from './ack-subject.ts';
import { type Delivery, type Reader, type Sink, STREAM_NAME } from './log.ts';
import type { NatsDeliveries } from './nats-deliveries.ts';
import type { Reconnections } from './nats-reconnect.ts';
import { decodePayload } from './payload.ts';

/** The header by which the server recognises twins; clients never see it. */
export const BLOCK_HEADER = 'block-id';

// The smallest batch worth a pull request.
const MIN_BATCH = 100;
const TICK_MS = 100;
const NO_WAIT_PATIENCE_MS = 2_000;
const IDLE_HEARTBEAT = 100;
const REQUEST_TIMEOUT = 408;

/**
 * Reads a durable consumer by pull requests, as the AOS does. JetStream queues the requests of all readers; a request
 * that expired is made again and so goes to the end of the queue.
 */
export function openNatsReader(
  nats: NatsConnection,
  reconnections: Reconnections,
  book: NatsDeliveries,
  consumer: string,
  { sink, expiresMs }: { sink: Sink; expiresMs: number },
): Reader {
  const inbox = createInbox();
  let asked = 0;
  let lastHeard = Date.now();

  const ask = () => {
    const batch = sink.demand() - asked;
    if (batch < MIN_BATCH) return;
    asked += batch;
    const request = JSON.stringify({ batch, expires: expiresMs * 1_000_000 });
    nats.publish(nextSubject(consumer), request, { reply: inbox });
  };
  const subscription = nats.subscribe(inbox, {
    callback: (_error, message) => {
      lastHeard = Date.now();
      const delivery = toDelivery(message, book);
      const code = message.headers?.code;
      if (delivery !== undefined) {
        asked = Math.max(0, asked - 1);
        sink.deliver(delivery);
      } else if (code !== IDLE_HEARTBEAT) {
        asked = 0;
        // An expired request is repeated now, to keep the order of the readers; a refused one (404, 409, 503) at the next
        // tick.
        if (code === REQUEST_TIMEOUT) ask();
      }
    },
  });
  const restart = () => {
    lastHeard = Date.now();
    asked = 0;
    ask();
  };
  const timer = setInterval(() => {
    if (Date.now() - lastHeard > expiresMs + 1_000) restart();
    else ask();
  }, TICK_MS);
  const forget = reconnections.on(restart);

  return {
    ask,
    close() {
      clearInterval(timer);
      forget();
      subscription.unsubscribe();
    },
  };
}

/** Takes at most `max` of the waiting events and does not wait for more. */
export async function takeWaiting(
  nats: NatsConnection,
  book: NatsDeliveries,
  consumer: string,
  max: number,
): Promise<Delivery[]> {
  const inbox = createInbox();
  const taken: Delivery[] = [];
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      subscription.unsubscribe();
      resolve();
    };
    const timer = setTimeout(done, NO_WAIT_PATIENCE_MS);
    const subscription = nats.subscribe(inbox, {
      callback: (_error, message) => {
        const delivery = toDelivery(message, book);
        if (delivery !== undefined) taken.push(delivery);
        if (delivery === undefined || taken.length >= max) done();
      },
    });
    nats.publish(nextSubject(consumer), JSON.stringify({ batch: max, no_wait: true }), { reply: inbox });
  });
  return taken;
}

function nextSubject(consumer: string): string {
  return `$JS.API.CONSUMER.MSG.NEXT.${STREAM_NAME}.${consumer}`;
}

/** Returns the event in a message; undefined for a status message. */
function toDelivery(message: Msg, book: NatsDeliveries): Delivery | undefined {
  const reply = message.reply ?? '';
  const parsed = parseAckSubject(reply);
  const payload = parsed === undefined ? undefined : decodePayload(message.data);
  if (parsed === undefined || payload === undefined) return undefined;
  const block = message.headers?.get(BLOCK_HEADER);
  book.delivered(parsed.sequence, reply, parsed.delivered);
  return {
    payload,
    reply,
    sequence: parsed.sequence,
    delivered: parsed.delivered,
    block: block ? Number(block) : undefined,
  };
}

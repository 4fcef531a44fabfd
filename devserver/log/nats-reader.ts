import { createInbox, type Msg, type NatsConnection } from '@nats-io/transport-node';
import { parseAckSubject } from './ack-subject.ts';
import { type Delivery, type Reader, STREAM_NAME } from './log.ts';
import type { NatsDeliveries } from './nats-deliveries.ts';
import type { Reconnections } from './nats-reconnect.ts';
import { decodePayload } from './payload.ts';

/** The header by which the server knows twins; a client never sees it. */
export const TWIN_HEADER = 'block-id';

// What is asked for at a time; asked again when half of it has come.
const BATCH = 200;
// A pull request lives so long on the server; one that got lost is noticed after it.
const EXPIRES_MS = 5_000;
const NO_WAIT_PATIENCE_MS = 2_000;

/** Reads a durable consumer by pull requests, as the AOS does. What it has read ahead is lost when it closes. */
export function openNatsReader(
  nats: NatsConnection,
  reconnections: Reconnections,
  book: NatsDeliveries,
  consumer: string,
  onReady: () => void,
): Reader {
  const inbox = createInbox();
  let buffer: Delivery[] = [];
  let asked = 0;
  let lastHeard = Date.now();

  const ask = () => {
    const batch = BATCH - asked - buffer.length;
    if (batch < BATCH / 2) return;
    asked += batch;
    nats.publish(nextSubject(consumer), JSON.stringify({ batch, expires: EXPIRES_MS * 1_000_000 }), {
      reply: inbox,
    });
  };
  const subscription = nats.subscribe(inbox, {
    callback: (_error, message) => {
      lastHeard = Date.now();
      const delivery = toDelivery(message, book);
      if (delivery !== undefined) {
        asked = Math.max(0, asked - 1);
        buffer.push(delivery);
        onReady();
      } else if (message.headers?.code !== 100) {
        // The request is over (408), or was refused (404, 409, 503): the next tick asks anew.
        asked = 0;
      }
    },
  });
  const askAnew = () => {
    lastHeard = Date.now();
    asked = 0;
    ask();
  };
  const timer = setInterval(() => {
    if (Date.now() - lastHeard > EXPIRES_MS + 1_000) askAnew();
    else ask();
  }, 100);
  const forget = reconnections.on(askAnew);
  ask();

  return {
    take(max) {
      const taken = buffer.slice(0, max);
      buffer = buffer.slice(max);
      ask();
      return taken;
    },
    close() {
      clearInterval(timer);
      forget();
      subscription.unsubscribe();
    },
  };
}

/** Takes all that waits, at most `max`, and does not wait for more. */
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

/** The event in a message; undefined for a status message. */
function toDelivery(message: Msg, book: NatsDeliveries): Delivery | undefined {
  const reply = message.reply ?? '';
  const parsed = parseAckSubject(reply);
  const payload = parsed === undefined ? undefined : decodePayload(message.data);
  if (parsed === undefined || payload === undefined) return undefined;
  const twin = message.headers?.get(TWIN_HEADER);
  book.delivered(parsed.sequence, reply, parsed.delivered);
  return {
    payload,
    reply,
    sequence: parsed.sequence,
    delivered: parsed.delivered,
    twin: twin === '' ? undefined : twin,
  };
}

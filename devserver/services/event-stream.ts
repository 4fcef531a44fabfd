import type { GetEventMessageStreamResponse } from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import type { ReplySigner } from '../auth/hmac.ts';
import type { Delivery, Reader } from '../log/log.ts';
import { createWakeup } from '../util/wakeup.ts';
import type { Aos } from './aos.ts';
import type { EventFramer } from './event-frame.ts';

const TYPE = 'aruna.api.notification.services.v2.GetEventMessageStreamResponse';
// As many as a channel between the server's reader and its connection holds.
const AT_ONCE = 32;

export interface EventStreamOptions {
  consumer: string;
  signer: () => ReplySigner;
  frame: EventFramer;
}

/**
 * The messages of one open stream: a heartbeat at once and after every interval, and events as they come.
 * Heartbeats do not depend on the delivery: they go on when the consumer is gone or stalled.
 */
export async function* streamEvents(
  aos: Aos,
  open: (onReady: () => void) => Promise<Reader>,
  { consumer, signer, frame }: EventStreamOptions,
  signal: AbortSignal,
): AsyncGenerator<GetEventMessageStreamResponse> {
  const wakeup = createWakeup();
  const reader = await open(wakeup.wake);
  const { life } = aos.streams;
  const closed = aos.streams.opened(consumer, wakeup.wake);
  const seenTwins = new Map<string, number>();
  signal.addEventListener('abort', wakeup.wake);
  try {
    yield { $typeName: TYPE };
    let heartbeatAt = aos.clock.now() + aos.heartbeatMs;
    while (!signal.aborted) {
      const deliveries = aos.streams.isStalled(consumer) ? [] : reader.take(AT_ONCE);
      for (const delivery of deliveries) {
        if (isRepeatedTwin(seenTwins, delivery)) {
          aos.streams.withheld.set(consumer, (aos.streams.withheld.get(consumer) ?? 0) + 1);
          await aos.log.ack([delivery.reply]);
          continue;
        }
        yield frame(delivery.payload, signer().sign(delivery.reply));
      }
      const now = aos.clock.now();
      if (now >= heartbeatAt) {
        yield { $typeName: TYPE };
        heartbeatAt = now + aos.heartbeatMs;
      }
      if (deliveries.length === 0) await wakeup.sleep(heartbeatAt - now);
    }
  } finally {
    signal.removeEventListener('abort', wakeup.wake);
    closed();
    reader.close(aos.streams.life === life);
  }
}

/** Whether another sequence of the same event was handed out on this stream. A redelivery is no twin. */
function isRepeatedTwin(seen: Map<string, number>, delivery: Delivery): boolean {
  if (delivery.twin === undefined) return false;
  const first = seen.get(delivery.twin);
  if (first === undefined) seen.set(delivery.twin, delivery.sequence);
  return first !== undefined && first !== delivery.sequence;
}

import type { GetEventMessageStreamResponse } from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import type { ReplySigner } from '../auth/hmac.ts';
import { createWakeup } from '../util/wakeup.ts';
import type { Aos } from './aos.ts';
import type { EventFramer } from './event-frame.ts';
import type { EventReader } from './event-reader.ts';

const TYPE = 'aruna.api.notification.services.v2.GetEventMessageStreamResponse';

export interface EventStreamOptions {
  consumer: string;
  signer: () => ReplySigner;
  frame: EventFramer;
}

/**
 * The messages of one open stream: a heartbeat immediately and after every interval, and events as they come.
 * Heartbeats do not depend on deliveries: they continue when the consumer is gone or stalled.
 */
export async function* streamEvents(
  aos: Aos,
  open: (onReady: () => void) => Promise<EventReader>,
  { consumer, signer, frame }: EventStreamOptions,
  signal: AbortSignal,
): AsyncGenerator<GetEventMessageStreamResponse> {
  const wakeup = createWakeup();
  const reader = await open(wakeup.wake);
  const closed = aos.streams.opened(consumer);
  const leave = () => {
    reader.detach();
    wakeup.wake();
  };
  if (signal.aborted) leave();
  signal.addEventListener('abort', leave);
  try {
    yield { $typeName: TYPE };
    let heartbeatAt = aos.clock.now() + aos.heartbeatMs;
    while (!signal.aborted) {
      const delivery = reader.take();
      if (delivery !== undefined) yield frame(delivery.payload, signer().sign(delivery.reply));
      const now = aos.clock.now();
      if (now >= heartbeatAt) {
        yield { $typeName: TYPE };
        heartbeatAt = now + aos.heartbeatMs;
      }
      if (delivery === undefined) await wakeup.sleep(heartbeatAt - now);
    }
  } finally {
    signal.removeEventListener('abort', leave);
    closed();
    reader.detach();
  }
}

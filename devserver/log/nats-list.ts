import { DeliverPolicy, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import { type LoggedEvent, STREAM_NAME } from './log.ts';
import { decodePayload } from './payload.ts';

/** Returns at most `limit` events of the stream, beginning at a sequence. */
export async function listNatsEvents(
  stream: JetStreamClient,
  manager: JetStreamManager,
  fromSequence: number,
  limit: number,
): Promise<LoggedEvent[]> {
  const { state } = await manager.streams.info(STREAM_NAME);
  const events: LoggedEvent[] = [];
  if (state.messages === 0 || limit < 1 || fromSequence > state.last_seq) return events;
  const reader = await stream.consumers.get(STREAM_NAME, {
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: fromSequence,
  });
  const messages = await reader.consume({ max_messages: 1_000 });
  for await (const message of messages) {
    const payload = decodePayload(message.data);
    const { subject, seq } = message;
    if (payload !== undefined)
      events.push({ sequence: seq, timeNs: `${message.timestampNanos}`, subject, payload });
    if (events.length >= limit || seq >= state.last_seq) break;
  }
  await reader.delete().catch(() => false);
  return events;
}

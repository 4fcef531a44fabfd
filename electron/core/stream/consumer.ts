import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import {
  type CreateStreamConsumerRequest,
  CreateStreamConsumerRequestSchema,
} from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { ResourceVariant } from '../../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { Clock } from '../base/clock.ts';
import { ulidTime } from '../base/ulid.ts';
import { type ResourceKind, resourceKinds } from '../model/subjects.ts';
import type { Start, Target } from '../model/subscription.ts';
import type { AosApi } from '../transport/api.ts';
import type { ServerClock } from './server-clock.ts';

const variant = (kind: ResourceKind): ResourceVariant => ResourceVariant[resourceKinds[kind].wire];

/** Builds the request for a consumer. Dates are rounded down to the second, as the server reads nothing finer. */
export function consumerRequest(target: Target, start: Start, now: number): CreateStreamConsumerRequest {
  const date = (ms: number) => ({
    case: 'streamFromDate' as const,
    value: { timestamp: timestampFromMs(Math.floor(ms / 1000) * 1000) },
  });
  return create(CreateStreamConsumerRequestSchema, {
    target:
      target.kind === 'resource'
        ? {
            case: 'resource',
            value: { resourceId: target.resourceId, resourceVariant: variant(target.resourceKind) },
          }
        : target.kind === 'user'
          ? { case: 'user', value: target.userId }
          : { case: 'announcements', value: true },
    // Without subresources AOS v2.0.2 delivers only the events of objects, since its filter is shorter than its subjects.
    // Events of resources inside the target are filtered out here instead.
    includeSubresources: true,
    streamType:
      start.from === 'everything'
        ? { case: 'streamAll', value: {} }
        : start.from === 'sequence'
          ? { case: 'streamFromSequence', value: { sequence: BigInt(start.sequence) } }
          : date(start.from === 'date' ? start.date : now),
  });
}

/** How far this computer's clock may be ahead of the server's before "from now" would miss something. */
const CLOCK_TOLERANCE_MS = 1_000;

export interface ConsumerMaker {
  api: AosApi;
  clock: Pick<Clock, 'now'>;
  serverClock: ServerClock;
  /** Called, before the call ends, with a consumer that was made and is not used. */
  discard: (consumer: string) => Promise<void>;
}

/**
 * Makes a consumer and returns its id. "From now" refers to the server's clock, as far as that is known. If it turns out
 * that this computer's clock is ahead, the consumer is made again with the right time.
 */
export async function createConsumer(maker: ConsumerMaker, target: Target, start: Start): Promise<string> {
  const { api, clock, serverClock } = maker;
  const make = async (now: number) => {
    const { streamConsumer } = await api.events.createStreamConsumer(consumerRequest(target, start, now));
    serverClock.learn(streamConsumer);
    return streamConsumer;
  };
  const now = serverClock.now() ?? clock.now();
  const made = await make(now);
  const serverNow = ulidTime(made);
  if (start.from !== 'now' || serverNow === null || now - serverNow < CLOCK_TOLERANCE_MS) return made;
  await maker.discard(made);
  return make(serverNow);
}

/**
 * Returns where the successor of a lost consumer starts: at the second of its checkpoint, up to which everything is stored.
 * It starts by date and not by sequence: after the server's JetStream was wiped, sequences start again at 1, and a high
 * one would wait forever. Events that arrive twice because of that are recognized by their identity.
 *
 * @param checkpoint nanoseconds; null if nothing was stored yet: then it starts where the first one did.
 */
export function resumeFrom(start: Start, checkpoint: bigint | null, createdAt: number): Start {
  if (checkpoint !== null) return { from: 'date', date: Number(checkpoint / 1_000_000n) };
  return start.from === 'now' ? { from: 'date', date: createdAt } : start;
}

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

/** The request for a consumer. Dates go down to the whole second, as the server reads nothing finer. */
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
    // Without sub-resources AOS v2.0.2 delivers nothing but the events of objects: its subjects are all of full length,
    // and the filter would end early. What lies inside is sorted out here.
    includeSubresources: true,
    streamType:
      start.from === 'everything'
        ? { case: 'streamAll', value: {} }
        : start.from === 'sequence'
          ? { case: 'streamFromSequence', value: { sequence: BigInt(start.sequence) } }
          : date(start.from === 'date' ? start.date : now),
  });
}

/** How far this computer's clock may be ahead of the server's before "from now" would miss something, ms. */
const TOLERANCE = 1_000;

export interface ConsumerMaker {
  api: AosApi;
  clock: Pick<Clock, 'now'>;
  serverClock: ServerClock;
  /** Called with a consumer that was made and is not used, before the call ends. */
  discard: (consumer: string) => Promise<void>;
}

/**
 * Makes a consumer and gives its id. "From now" is meant by the server's clock, as far as that is known; where it turns
 * out that this computer's is ahead, the consumer is made again from the right moment.
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
  if (start.from !== 'now' || serverNow === null || now - serverNow < TOLERANCE) return made;
  await maker.discard(made);
  return make(serverNow);
}

/**
 * Where a consumer that was lost begins anew: with the second of its checkpoint, up to which everything is stored. By
 * date and not by sequence: should the server's JetStream have been wiped, sequences start again at 1 and a high one
 * would wait for ever, while times go on. What comes twice that way is recognised by its identity.
 *
 * @param checkpoint nanoseconds, or null when nothing was stored yet: then it begins as it first did.
 */
export function resumeFrom(start: Start, checkpoint: bigint | null, createdAt: number): Start {
  if (checkpoint !== null) return { from: 'date', date: Number(checkpoint / 1_000_000n) };
  return start.from === 'now' ? { from: 'date', date: createdAt } : start;
}

import { Code, ConnectError, type HandlerContext, type ServiceImpl } from '@connectrpc/connect';
import type {
  CreateStreamConsumerRequest,
  EventNotificationService,
} from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { PermissionLevel } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import { createReplySigner, type ReplySigner } from '../auth/hmac.ts';
import { type Delivery, LogTimedOut, type Start } from '../log/log.ts';
import { toEventMessage } from '../log/payload.ts';
import { ANNOUNCEMENT_FILTER, resourceFilter, userSubject } from '../log/subject.ts';
import type { UserRecord } from '../state/model.ts';
import { type Aos, checkUlid, levelOf } from './aos.ts';
import { callerOf, permissionDenied, requirePermission, requireSelf } from './auth.ts';
import { createEventFramer, type EventFramer } from './event-frame.ts';
import { streamEvents } from './event-stream.ts';

const PACKAGE = 'aruna.api.notification.services.v2';

/** Consumers, delivery and acks. */
export function eventService(aos: Aos): ServiceImpl<typeof EventNotificationService> {
  const frame = createEventFramer();
  const signer = currentSigner(aos);
  return {
    async createStreamConsumer(request, context) {
      const user = callerOf(aos, context);
      const filter = filterOf(aos, user, request);
      const start = startOf(request);
      const id = aos.ulid(aos.clock.now());
      await aos.log.createConsumer({ id, filter, start });
      aos.state.apply({ put: 'consumer', value: { id, owner: user.id, filter } });
      return { streamConsumer: id };
    },

    async getEventMessageBatch(request, context) {
      checkConsumer(aos, request.streamConsumer, context);
      if (aos.streams.isStalled(request.streamConsumer)) return { messages: [] };
      const waiting = await aos.log
        .takeAll(request.streamConsumer)
        .catch(readingFailed('Stream consumer message fetch failed'));
      const { first, twins } = partTwins(waiting);
      if (twins.length > 0) await aos.log.ack(twins.map(({ reply }) => reply));
      // Everything that waits was taken; what does not fit stays hidden until the ack wait is over.
      const messages = first
        .slice(0, request.batchSize)
        .map((delivery) => toEventMessage(delivery.payload, signer().sign(delivery.reply)));
      return { messages };
    },

    async *getEventMessageStream(request, context) {
      const { streamConsumer } = request;
      checkConsumer(aos, streamConsumer, context);
      const options = { consumer: streamConsumer, signer, frame: isJson(context) ? frameForJson : frame };
      const reader = (onReady: () => void) =>
        aos.readers.open(streamConsumer, onReady).catch(readingFailed('Fetching consumer failed'));
      yield* streamEvents(aos, reader, options, context.signal);
    },

    async acknowledgeMessageBatch(request, context) {
      callerOf(aos, context);
      const bad = request.replies.findIndex((reply) => !signer().verify(reply));
      const good = bad < 0 ? request.replies : request.replies.slice(0, bad);
      await aos.log.ack(good.map((reply) => reply.reply));
      if (bad >= 0) throw new ConnectError('HMAC verification failed', Code.Aborted);
      return { $typeName: `${PACKAGE}.AcknowledgeMessageBatchResponse` };
    },

    async deleteStreamConsumer(request, context) {
      const user = callerOf(aos, context);
      checkUlid(request.streamConsumer, 'stream consumer id');
      const consumer = aos.state.consumers.get(request.streamConsumer);
      if (consumer === undefined) throw consumerUnknown();
      if (consumer.owner !== user.id) throw permissionDenied();
      await aos.log.deleteConsumer(consumer.id);
      aos.state.apply({ drop: 'consumer', ids: [consumer.id] });
      aos.readers.deleted(consumer.id);
      return {};
    },
  };
}

/** The signer of the secret as it is now: the control interface may change it. */
function currentSigner(aos: Aos): () => ReplySigner {
  let secret = aos.state.secrets.hmac;
  let signer = createReplySigner(secret);
  return () => {
    if (aos.state.secrets.hmac !== secret) {
      secret = aos.state.secrets.hmac;
      signer = createReplySigner(secret);
    }
    return signer;
  };
}

function isJson(context: HandlerContext): boolean {
  return context.requestHeader.get('content-type')?.includes('json') ?? false;
}

const frameForJson: EventFramer = (payload, reply) => ({
  $typeName: `${PACKAGE}.GetEventMessageStreamResponse`,
  message: toEventMessage(payload, reply),
});

function consumerUnknown(): ConnectError {
  return new ConnectError('Stream consumer does not exist.', Code.InvalidArgument);
}

/** What a call says when the log refuses; `doing` is how the real server begins. */
function readingFailed(doing: string): (reason: unknown) => never {
  return (reason) => {
    const why =
      reason instanceof LogTimedOut
        ? 'timed out'
        : 'nats: JetStream error: 404 (code consumer not found, error code 10014)';
    throw new ConnectError(`${doing} : ${why}`, Code.Internal, undefined, undefined, reason);
  };
}

/** Parts the first of each event from its twins, which the call settles by itself. */
function partTwins(deliveries: readonly Delivery[]): { first: Delivery[]; twins: Delivery[] } {
  const seen = new Set<number>();
  const first: Delivery[] = [];
  const twins: Delivery[] = [];
  for (const delivery of deliveries) {
    const { block } = delivery;
    if (block !== undefined && seen.has(block)) twins.push(delivery);
    else first.push(delivery);
    if (block !== undefined) seen.add(block);
  }
  return { first, twins };
}

/** Reading needs the consumer to exist, and to be one's own. */
function checkConsumer(aos: Aos, id: string, context: HandlerContext): void {
  const user = callerOf(aos, context);
  checkUlid(id, 'stream consumer id');
  const consumer = aos.state.consumers.get(id);
  if (consumer === undefined) throw consumerUnknown();
  if (consumer.owner !== user.id) throw permissionDenied();
}

/** The subject filter of the target; throws unless the user may watch it. */
function filterOf(aos: Aos, user: UserRecord, request: CreateStreamConsumerRequest): string {
  const { target } = request;
  switch (target.case) {
    case 'resource': {
      const { resourceId, resourceVariant } = target.value;
      checkUlid(resourceId, 'resource id');
      const level = levelOf(resourceVariant);
      if (level === undefined) throw new ConnectError('Invalid resource variant', Code.InvalidArgument);
      requirePermission(aos, user, aos.state.resources.get(resourceId), PermissionLevel.READ);
      return resourceFilter(level, resourceId, request.includeSubresources);
    }
    case 'user':
      checkUlid(target.value, 'user id');
      requireSelf(user, target.value);
      return userSubject(target.value);
    case 'announcements':
      return ANNOUNCEMENT_FILTER;
    case 'all':
      // For data proxies, whose tokens are of another kind than any this server hands out.
      throw new ConnectError('Nope.', Code.Unauthenticated);
    default:
      throw new ConnectError('No target provided', Code.InvalidArgument);
  }
}

function startOf(request: CreateStreamConsumerRequest): Start {
  const { streamType } = request;
  switch (streamType.case) {
    case 'streamFromDate': {
      const { timestamp } = streamType.value;
      if (timestamp === undefined) throw new ConnectError('No timestamp provided', Code.InvalidArgument);
      // The server drops what is below a second.
      return { from: 'date', seconds: Number(timestamp.seconds) };
    }
    case 'streamFromSequence':
      if (streamType.value.sequence === 0n) throw new ConnectError('Invalid sequence', Code.InvalidArgument);
      return { from: 'sequence', sequence: streamType.value.sequence };
    default:
      return { from: 'all' };
  }
}

import { Code, ConnectError, type HandlerContext, type ServiceImpl } from '@connectrpc/connect';
import type {
  CreateStreamConsumerRequest,
  EventNotificationService,
  GetEventMessageBatchRequest,
} from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { PermissionLevel } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import { createReplySigner, type ReplySigner } from '../auth/hmac.ts';
import { type Delivery, LogTimedOut } from '../log/log.ts';
import { toEventMessage } from '../log/payload.ts';
import type { ConsumerRecord } from '../state/model.ts';
import { type Aos, checkUlid } from './aos.ts';
import {
  activeCallerOf,
  type Caller,
  EVENT_WORDING,
  personalCallerOf,
  requirePermission,
  requireSelf,
} from './auth.ts';
import { creationFailed, startOf, targetOf } from './consumer-request.ts';
import { takeBatch } from './event-batch.ts';
import { createEventFramer, type EventFramer } from './event-frame.ts';
import { streamEvents } from './event-stream.ts';

const PACKAGE = 'aruna.api.notification.services.v2';

/** Consumers, delivery and acks. */
export function eventService(aos: Aos): ServiceImpl<typeof EventNotificationService> {
  const frame = createEventFramer();
  const signer = currentSigner(aos);
  return {
    createStreamConsumer: (request, context) => createConsumer(aos, request, context),

    async getEventMessageBatch(request, context) {
      const deliveries = await takeForCaller(aos, request, context);
      const messages = deliveries.map(({ payload, reply }) => toEventMessage(payload, signer().sign(reply)));
      return { messages };
    },

    async *getEventMessageStream(request, context) {
      const { streamConsumer } = request;
      checkUlid(streamConsumer, 'consumer id');
      const caller = activeCallerOf(aos, context, EVENT_WORDING);
      // Checked only now: revoking the permission later does not end an open stream.
      checkReader(aos, caller, consumerOf(aos, streamConsumer, 'Stream consumer does not exist.'), 'Nope.');
      const options = { consumer: streamConsumer, signer, frame: isJson(context) ? frameForJson : frame };
      const reader = (onReady: () => void) =>
        aos.readers.open(streamConsumer, onReady).catch(readingFailed('Fetching consumer failed'));
      yield* streamEvents(aos, reader, options, context.signal);
    },

    async acknowledgeMessageBatch(request, context) {
      activeCallerOf(aos, context, EVENT_WORDING);
      if (!request.replies.every((reply) => signer().verify(reply))) {
        throw new ConnectError('Message hmac signature did not match original signature', Code.Aborted);
      }
      await aos.log.ack(request.replies.map((reply) => reply.reply));
      return { $typeName: `${PACKAGE}.AcknowledgeMessageBatchResponse` };
    },

    async deleteStreamConsumer(request, context) {
      checkUlid(request.streamConsumer, 'stream consumer id');
      const caller = activeCallerOf(aos, context, EVENT_WORDING);
      const consumer = consumerOf(aos, request.streamConsumer, 'Stream consumer does not exist');
      requireSelf(aos, caller, consumer.owner, EVENT_WORDING);
      const wasInLog = await aos.log.deleteConsumer(consumer.id);
      aos.state.apply({ drop: 'consumer', ids: [consumer.id] });
      aos.readers.deleted(consumer.id, wasInLog);
      return {};
    },
  };
}

async function createConsumer(aos: Aos, request: CreateStreamConsumerRequest, context: HandlerContext) {
  const caller = activeCallerOf(aos, context, EVENT_WORDING);
  const target = targetOf(aos, caller, request);
  const start = startOf(request);
  const id = aos.ulid(aos.clock.now());
  await aos.log.createConsumer({ id, filter: target.filter, start }).catch((reason: unknown) => {
    throw reason instanceof LogTimedOut ? creationFailed('timed out') : reason;
  });
  aos.state.apply({ put: 'consumer', value: { id, owner: caller.user.id, ...target } });
  return { streamConsumer: id };
}

/** Takes what is waiting at a consumer and returns as much of it as fits into the answer. */
async function takeForCaller(
  aos: Aos,
  { streamConsumer, batchSize }: GetEventMessageBatchRequest,
  context: HandlerContext,
): Promise<Delivery[]> {
  checkUlid(streamConsumer, 'consumer id');
  // A scoped token is refused here but accepted for a stream.
  const caller = personalCallerOf(aos, context, EVENT_WORDING);
  const unknown = `Consumer with id ${streamConsumer} does not exist`;
  checkReader(aos, caller, consumerOf(aos, streamConsumer, unknown), 'Invalid permissions');
  if (aos.streams.isStalled(streamConsumer)) return [];
  const waiting = await takeBatch(aos, streamConsumer, context.signal).catch(
    readingFailed('Stream consumer message fetch failed'),
  );
  // Everything was taken; what does not fit into the answer stays hidden until the ack wait is over.
  return waiting.slice(0, batchSize);
}

/** Returns the signer of the current secret, which the control interface may change. */
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

function consumerOf(aos: Aos, id: string, unknown: string): ConsumerRecord {
  const consumer = aos.state.consumers.get(id);
  if (consumer === undefined) throw new ConnectError(unknown, Code.InvalidArgument);
  return consumer;
}

/** Everybody who may see the target of a consumer may read it, not only its creator. */
function checkReader(aos: Aos, caller: Caller, { resource, user }: ConsumerRecord, check: string): void {
  const wording = { ...EVENT_WORDING, check };
  if (user !== undefined) requireSelf(aos, caller, user, wording);
  if (resource === undefined) return;
  requirePermission(aos, caller, aos.state.resources.get(resource), PermissionLevel.READ, wording);
}

/** Throws the error of a call whose log refuses; `doing` is how the real server's message begins. */
function readingFailed(doing: string): (reason: unknown) => never {
  return (reason) => {
    const why =
      reason instanceof LogTimedOut
        ? 'timed out'
        : 'nats: JetStream error: 404 (code consumer not found, error code 10014)';
    throw new ConnectError(`${doing} : ${why}`, Code.Internal, undefined, undefined, reason);
  };
}

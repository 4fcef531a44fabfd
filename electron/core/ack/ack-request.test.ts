import { fromBinary, toBinary } from '@bufbuild/protobuf';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AcknowledgeMessageBatchRequestSchema } from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { ackRequest } from './ack-request.ts';

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.constant('h'.repeat(20_000)));

test('the library reads what was written by hand', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ reply: text, salt: text, hmac: text }), { maxLength: 40 }),
      (replies) => {
        const acks = replies.map((reply, id) => ({ id, subscription: 1, ...reply }));
        const bytes = toBinary(AcknowledgeMessageBatchRequestSchema, ackRequest(acks));
        const read = fromBinary(AcknowledgeMessageBatchRequestSchema, bytes);
        expect(read.replies.map(({ reply, salt, hmac }) => ({ reply, salt, hmac }))).toEqual(replies);
      },
    ),
  );
});

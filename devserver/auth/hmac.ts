import { createHmac, randomUUID } from 'node:crypto';
import type { Reply } from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';

/** A reply for one delivery: the salt is fresh each time, so neither it nor the HMAC can name an event. */
export function signReply(reply: string, secret: string): Reply {
  const salt = randomUUID();
  return {
    $typeName: 'aruna.api.notification.services.v2.Reply',
    reply,
    salt,
    hmac: hmac(reply, salt, secret),
  };
}

/** Whether a reply was made by this server with this secret. */
export function verifyReply(reply: Reply, secret: string): boolean {
  return hmac(reply.reply, reply.salt, secret) === reply.hmac;
}

function hmac(reply: string, salt: string, secret: string): string {
  return createHmac('sha256', secret).update(`${salt}.${reply}`).digest('base64');
}

import { Code, ConnectError } from '@connectrpc/connect';

/**
 * Whether the server refused a batch because the HMAC of one ack is wrong. AOS v2.0.2 then answers ABORTED "Message hmac
 * signature did not match original signature" and acks nothing of the batch. Any other ABORTED ("Could not acknowledge
 * all messages") does not mean that an ack is bad: the batch is sent again.
 */
export function isHmacRefusal(error: unknown): boolean {
  return error instanceof ConnectError && error.code === Code.Aborted && /hmac/i.test(error.rawMessage);
}

import { Code, ConnectError } from '@connectrpc/connect';

/**
 * Whether the server refused acks because the HMAC of one of them is wrong: AOS v2.0.2 answers ABORTED "Message hmac
 * signature did not match original signature" then, and has acked none of the batch. Any other ABORTED ("Could not
 * acknowledge all messages") says nothing against the acks: they are sent again.
 */
export function isHmacRefusal(error: unknown): boolean {
  return error instanceof ConnectError && error.code === Code.Aborted && /hmac/i.test(error.rawMessage);
}

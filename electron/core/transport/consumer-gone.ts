import { Code, ConnectError } from '@connectrpc/connect';

/** What JetStream answers for a consumer it does not have: status 404, error code 10014. */
const NOT_FOUND = /\b(404|10014)\b/;
const UNKNOWN = /stream consumer does not exist|consumer with id\b.*\bdoes not exist/is;

/**
 * Whether an error says that the server no longer has a consumer. AOS v2.0.2 says it with INVALID_ARGUMENT where its own
 * database does not have it, and with INTERNAL and JetStream's "404" or "10014" where only NATS has lost it. Every other
 * failure to fetch ("Fetching consumer failed : timed out") is an outage of NATS: the consumer is still there.
 */
export function isConsumerGone(error: unknown): boolean {
  if (!(error instanceof ConnectError)) return false;
  const said = error.rawMessage;
  if (error.code === Code.InvalidArgument) return UNKNOWN.test(said);
  return error.code === Code.Internal && /consumer/i.test(said) && NOT_FOUND.test(said);
}

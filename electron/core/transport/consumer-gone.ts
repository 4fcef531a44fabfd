import { Code, ConnectError } from '@connectrpc/connect';

/** JetStream's answer for a consumer that it does not have: status 404, error code 10014. */
const NOT_FOUND = /\b(404|10014)\b/;
const UNKNOWN = /stream consumer does not exist|consumer with id\b.*\bdoes not exist/is;

/**
 * Whether an error says that the server no longer has a consumer. AOS v2.0.2 answers INVALID_ARGUMENT if its own database
 * does not have the consumer, and INTERNAL with JetStream's "404" or "10014" if only NATS has lost it. Every other failure
 * to fetch ("Fetching consumer failed : timed out") is an outage of NATS: the consumer still exists.
 */
export function isConsumerGone(error: unknown): boolean {
  if (!(error instanceof ConnectError)) return false;
  const said = error.rawMessage;
  if (error.code === Code.InvalidArgument) return UNKNOWN.test(said);
  return error.code === Code.Internal && /consumer/i.test(said) && NOT_FOUND.test(said);
}

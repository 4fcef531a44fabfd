import type { User } from '../../../gen/aruna/api/storage/models/v2/models_pb.ts';
import { clean } from '../base/clean.ts';
import { isUlid } from '../base/ulid.ts';
import { AccountLimit } from '../model/account.ts';
import { AosError, problem } from '../model/problem.ts';
import { explain, inactive } from '../transport/explain.ts';
import type { Endpoint } from './address.ts';
import type { Answer } from './probe-answer.ts';
import { readToken } from './token.ts';

/**
 * Whose token it is, from an answer to `GetUser`. AOS v2.0.2 also answers somebody whose account is not activated yet,
 * for whom everything else is refused, and gives an empty user for somebody it does not know.
 */
export function ofUser(endpoint: Endpoint, user: User | undefined, server: string): Answer {
  // Over HTTP anything may answer with nothing; gRPC has to speak of it.
  if (user === undefined && endpoint.protocol !== 'grpc') {
    const error = explain(new Error('content-type: an answer without a user'), server);
    return { endpoint, error };
  }
  if (user === undefined || user.id === '') return { endpoint, stranger: true, error: unknown(server) };
  if (!user.active) return { endpoint, stranger: true, error: inactive(server) };
  return { endpoint, user: { id: clean(user.id, 64), name: clean(user.displayName, 200) }, limits: [] };
}

/**
 * The user of a good token that may not ask for its own user, as it is scoped to a resource: AOS writes the user's id
 * into the token. Null for a token that says nothing of the kind.
 */
export function ofScoped(endpoint: Endpoint, token: string): Answer | null {
  const { subject } = readToken(token);
  if (subject === null || !isUlid(subject)) return null;
  return { endpoint, user: { id: subject, name: subject }, limits: [...AccountLimit.options] };
}

const unknown = (server: string) => new AosError(problem('person-unknown', { server }));

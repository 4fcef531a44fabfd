import { clean } from '../event/clean.ts';
import type { AosError, Problem } from '../transport/aos-error.ts';
import { connectApi } from '../transport/api.ts';
import { explain } from '../transport/explain.ts';
import type { Protocol } from '../transport/protocol.ts';
import { type Endpoint, readAddress } from './address.ts';
import { readToken } from './token.ts';

/** A server that was found, and who the token belongs to. */
export interface Found {
  endpoint: string;
  server: string;
  protocol: Protocol;
  encrypted: boolean;
  user: { id: string; name: string };
  token: string;
  tokenExpiresAt: number | null;
}

/** Which field of the sign-in form a problem is about. */
export type FieldProblem = Problem & { field: 'address' | 'token' };

export interface ProbeOptions {
  fetch: typeof globalThis.fetch;
  /** Epoch milliseconds. */
  now: number;
  /** All ways are tried at once; what has not answered after so many ms does not count. */
  deadline: number;
}

type Answer =
  | { endpoint: Endpoint; user: { id: string; name: string } }
  | { endpoint: Endpoint; error: AosError };

/** Kinds of failure, from what says most about the server to what says least. */
const telling = [
  'signed-out',
  'forbidden',
  'tls',
  'rejected',
  'server',
  'not-found',
  'not-aos',
  'unreachable',
];

/**
 * Finds out which protocol answers at an address and whether the token is good there. `GetUser` without an id is the
 * call to ask with: it answers who the token belongs to, and AOS v2.0.2 implements it (unlike GetStorageVersion).
 */
export async function probe(
  address: string,
  pasted: string,
  options: ProbeOptions,
): Promise<Found | FieldProblem> {
  const read = readAddress(address);
  if (!read.ok) return { field: 'address', kind: 'input', message: read.message, next: read.next };
  const { token, wellFormed, expiresAt } = readToken(pasted);
  const answers = await Promise.all(read.endpoints.map((endpoint) => ask(endpoint, token, options)));
  const good = answers.find((a) => 'user' in a);
  if (good && 'user' in good) {
    const { url, protocol, encrypted } = good.endpoint;
    const server = new URL(url).host;
    return { endpoint: url, server, protocol, encrypted, user: good.user, token, tokenExpiresAt: expiresAt };
  }
  const failed = answers.flatMap((a) => ('error' in a ? [a.error] : []));
  failed.sort((a, b) => telling.indexOf(a.kind) - telling.indexOf(b.kind));
  const worst = failed[0];
  if (worst === undefined || (worst.kind !== 'signed-out' && worst.kind !== 'forbidden')) {
    const problem = worst?.problem ?? {
      kind: 'unreachable',
      message: 'Nothing answers.',
      next: 'Check the address.',
    };
    return { field: 'address', ...problem };
  }
  return { field: 'token', ...refused(token, wellFormed, expiresAt, options.now, read.host) };
}

/** Why the server did not take the token, as far as the token itself tells. */
function refused(
  token: string,
  wellFormed: boolean,
  expiresAt: number | null,
  now: number,
  host: string,
): Problem {
  const next = 'Copy a token from your profile in the web portal and paste it here.';
  if (token === '')
    return { kind: 'signed-out', message: `${host} is an AOS server. It needs a token.`, next };
  if (!wellFormed) {
    const message = 'This is not a whole token: one has three parts with dots between them.';
    return { kind: 'signed-out', message, next };
  }
  if (expiresAt !== null && expiresAt <= now) {
    const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' }).format(expiresAt);
    return { kind: 'signed-out', message: `This token expired on ${day}.`, next };
  }
  return { kind: 'signed-out', message: `${host} is an AOS server, but it refuses this token.`, next };
}

async function ask(endpoint: Endpoint, token: string, options: ProbeOptions): Promise<Answer> {
  const api = connectApi({
    endpoint: endpoint.url,
    protocol: endpoint.protocol,
    token: () => token,
    fetch: options.fetch,
    callTimeout: options.deadline,
  });
  try {
    const { user } = await api.users.getUser({});
    if (!user) throw new Error('content-type: an answer without a user');
    return { endpoint, user: { id: clean(user.id, 64), name: clean(user.displayName, 200) } };
  } catch (error) {
    return { endpoint, error: explain(error, api.server) };
  } finally {
    api.reset();
  }
}

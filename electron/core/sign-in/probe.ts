import { setMaxListeners } from 'node:events';
import { serverName } from '../base/server-name.ts';
import type { AccountLimit } from '../model/account.ts';
import { problem } from '../model/problem.ts';
import type { Protocol } from '../model/protocol.ts';
import type { SignInProblem } from '../model/sign-in.ts';
import { connectApi, type Route } from '../transport/api.ts';
import { explain } from '../transport/explain.ts';
import type { ProxyResolver } from '../transport/proxy.ts';
import { classifyRefusal } from '../transport/refusal.ts';
import { createTrust, type Trust } from '../transport/trust.ts';
import { type Endpoint, readAddress } from './address.ts';
import { diagnoseAddress } from './diagnose-address.ts';
import { look, type Sight } from './inspect-port.ts';
import { type Answer, isRefusal } from './probe-answer.ts';
import { readToken } from './token.ts';
import { tokenProblem } from './token-problem.ts';
import { ofScoped, ofUser } from './whose-token.ts';

/** A server that was found, and who the token belongs to. */
export interface Found {
  endpoint: string;
  server: string;
  protocol: Protocol;
  encrypted: boolean;
  user: { id: string; name: string };
  /** What the token cannot do. */
  limits: AccountLimit[];
  token: string;
  tokenExpiresAt: number | null;
  portal: string | null;
  /** A path that was typed, where the server answers without it. */
  unusedPath: string | null;
}

export interface ProbeOptions {
  fetch: typeof globalThis.fetch;
  proxy: ProxyResolver;
  /** PEM of an authority that the person trusts for this account; null for none. */
  ca: string | null;
  /** Path of a PEM file with further authorities. */
  extraAuthorities?: string | undefined;
  /** The person agreed to send the token unencrypted. */
  plaintext: boolean;
  /** Epoch milliseconds. */
  now: number;
  /** All ways are tried at once; what has not answered after this time (ms) does not count. */
  deadline: number;
}

/** After an answer that settles it, likelier ways that are still out get so long, ms: a good one should be the best. */
const GRACE = 400;
/** After something answered that is not what we look for, others get so long, ms: black holes answer never. */
const PATIENCE = 2_500;

/**
 * Finds out which protocol answers at an address and whether the token is good there. `GetUser` without an id is the
 * call to ask with: it answers who the token belongs to, and AOS v2.0.2 implements it (unlike GetStorageVersion).
 */
export async function probe(
  address: string,
  pasted: string,
  options: ProbeOptions,
): Promise<Found | SignInProblem> {
  const read = readAddress(address, options.plaintext);
  if (!read.ok) return { field: 'address', ...read.problem };
  let trust: Trust;
  try {
    trust = createTrust(options.ca, options.extraAuthorities);
  } catch {
    return { field: 'address', ...problem('not-a-certificate'), offer: 'certificate' };
  }
  const { token, wellFormed, expiresAt } = readToken(pasted);
  const { answers, sights } = await askAll(read, token, trust, options);
  const good = answers.find((a) => 'user' in a);
  if (good && 'user' in good) {
    const { url, protocol, encrypted } = good.endpoint;
    const { user, limits } = good;
    const server = serverName(url);
    const isBelow = read.path !== null && url.endsWith(read.path);
    return {
      endpoint: url,
      server,
      protocol,
      encrypted,
      user,
      limits,
      token,
      tokenExpiresAt: expiresAt,
      portal: read.portal,
      unusedPath: isBelow ? null : read.path,
    };
  }
  const stranger = answers.find((a) => read.endpoints.includes(a.endpoint) && 'error' in a && a.stranger);
  if (stranger && 'error' in stranger) return { field: 'token', ...stranger.error.problem };
  if (answers.some((a) => read.endpoints.includes(a.endpoint) && isRefusal(a))) {
    return { field: 'token', ...tokenProblem(token, wellFormed, expiresAt, options.now, read.host) };
  }
  return { field: 'address', ...diagnoseAddress(read, answers, sights, options.now) };
}

type Read = Extract<ReturnType<typeof readAddress>, { ok: true }>;

/** Asks every way at once, and looks at every port; gives what came until it was enough. It never throws. */
async function askAll(read: Read, token: string, trust: Trust, options: ProbeOptions) {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(options.deadline)]);
  // Every way listens to it, and there are more than the ten that count as a mistake.
  setMaxListeners(0, signal);
  const ways = [...read.endpoints, ...read.exposed];
  const ports = [...new Set(ways.map((way) => portOf(way.url)))];
  const answers: (Answer | undefined)[] = ways.map(() => undefined);
  const sights = new Map<string, Sight>();
  const encrypted = (port: string) => ways.find((way) => portOf(way.url) === port)?.url ?? '';
  await new Promise<void>((enough) => {
    let left = ways.length + ports.length;
    const arrived = () => {
      const wait = --left === 0 ? 0 : patience(answers, sights);
      if (wait === 0) enough();
      else if (wait !== null) setTimeout(enough, wait).unref();
    };
    signal.addEventListener('abort', () => enough(), { once: true });
    ways.forEach((way, n) => {
      // A way that anybody can listen to is never given the token.
      const shown = read.exposed.includes(way) ? '' : token;
      void ask(way, shown, trust, options, signal).then((answer) => {
        if (!signal.aborted) answers[n] = answer;
        arrived();
      });
    });
    for (const port of ports) {
      void look(encrypted(port), { trust, proxy: options.proxy, signal }).then((sight) => {
        sights.set(port, sight);
        arrived();
      });
    }
  });
  const came = answers.flatMap((a) => a ?? []);
  const seen = new Map(ports.map((port) => [port, sights.get(port) ?? ({ found: 'silent' } as const)]));
  over.abort();
  return { answers: came, sights: seen };
}

const portOf = (url: string): string => {
  const { port, protocol } = new URL(url);
  return port || (protocol === 'https:' ? '443' : '80');
};

/** How long to wait for more, given what came: 0 not at all, null until the deadline. */
function patience(
  answers: readonly (Answer | undefined)[],
  sights: ReadonlyMap<string, Sight>,
): number | null {
  const good = answers.findIndex((a) => a !== undefined && 'user' in a);
  if (good >= 0) return answers.slice(0, good).every((a) => a !== undefined) ? 0 : GRACE;
  if (answers.some((a) => a !== undefined && isRefusal(a))) return GRACE;
  if ([...sights.values()].some((s) => s.found === 'no-name')) return 0;
  const told = [...sights.values()].some((s) => s.found !== 'silent' && s.found !== 'refused');
  return told ? PATIENCE : null;
}

async function ask(
  endpoint: Endpoint,
  token: string,
  trust: Trust,
  options: ProbeOptions,
  signal: AbortSignal,
): Promise<Answer> {
  const api = connectApi({
    endpoint: endpoint.url,
    protocol: endpoint.protocol,
    token: () => token,
    fetch: options.fetch,
    callTimeout: options.deadline,
    route: await routeTo(endpoint.url, trust, options.ca !== null, options.proxy),
  });
  try {
    const { user } = await api.users.getUser({}, { signal });
    return ofUser(endpoint, user, api.server);
  } catch (error) {
    const scoped = classifyRefusal(error) === 'permission' ? ofScoped(endpoint, token) : null;
    return scoped ?? { endpoint, error: explain(error, api.server) };
  } finally {
    api.reset();
  }
}

/** How Node's own connections reach a server, and whether all of them have to be Node's. It never throws. */
export async function routeTo(
  endpoint: string,
  trust: Trust,
  ownAuthority: boolean,
  proxy: ProxyResolver,
): Promise<Route> {
  // A proxy that cannot be used is reported by Node's connections; the system would go another way without a word.
  const needsNode = await proxy(endpoint).then(
    (known) => known !== null && (known.login !== null || known.unsupported !== null),
    () => true,
  );
  return { trust, proxy, overNode: ownAuthority || needsNode };
}

import { Code, ConnectError } from '@connectrpc/connect';
import type { Problem } from '../model/problem.ts';
import type { Offer } from '../model/sign-in.ts';
import type { Endpoint } from './address.ts';
import { canBeTrusted, certificateProblem } from './certificate-problem.ts';
import type { Sight } from './inspect-port.ts';
import { type Answer, isRefusal } from './probe-answer.ts';

type Verdict = Problem & { offer?: Offer | undefined };

/** What was meant by an address. */
interface Meant {
  host: string;
  endpoints: readonly Endpoint[];
  exposed: readonly Endpoint[];
}

/** Which part of an address is wrong, from everything that answered there, or did not. No way has worked. */
export function verdict(
  meant: Meant,
  answers: readonly Answer[],
  sights: ReadonlyMap<string, Sight>,
  now: number,
): Verdict {
  const exposed = answers.find((a) => meant.exposed.includes(a.endpoint) && isRefusal(a));
  if (exposed) return plaintextOnly(new URL(exposed.endpoint.url).host);
  const found = [...sights].map(([port, sight]) => ofPort(meant, port, sight, answers, now));
  found.sort((a, b) => a.rank - b.rank);
  const first = found[0];
  const same = found.filter((one) => one.rank === first?.rank).map((one) => one.port);
  if (first === undefined) return nobody(meant.host, same, false);
  return first.verdict ?? nobody(meant.host, same, first.rank === SILENT);
}

const SILENT = 5;
const REFUSED = 6;

interface PortVerdict {
  port: string;
  /** From what says most about the server to what says least. */
  rank: number;
  /** Null where nobody answers: ports are then named together. */
  verdict: Verdict | null;
}

function ofPort(
  meant: Meant,
  port: string,
  sight: Sight,
  answers: readonly Answer[],
  now: number,
): PortVerdict {
  const isHere = (way: Endpoint) => (new URL(way.url).port || (way.encrypted ? '443' : '80')) === port;
  const at = `${meant.host.replace(/:\d+$/, '')}:${port}`;
  const tls = meant.endpoints.some((way) => way.encrypted && isHere(way));
  const plain = [...meant.endpoints, ...meant.exposed].some((way) => !way.encrypted && isHere(way));
  const errors = answers.flatMap((a) => ('error' in a && isHere(a.endpoint) ? [a] : []));
  switch (sight.found) {
    case 'no-name':
      return { port, rank: 0, verdict: noName(meant.host.replace(/:\d+$/, '')) };
    case 'tls':
      if (!tls) return { port, rank: 2, verdict: onlyTls(at) };
      if (sight.fault !== null) {
        const problem = certificateProblem(at, sight.fault, sight.certificate, now);
        const inTime = sight.certificate !== null && sight.certificate.until > now;
        const offer = canBeTrusted(sight.fault) && inTime ? ('certificate' as const) : undefined;
        return { port, rank: 1, verdict: { ...problem, offer } };
      }
      return { port, rank: 2, verdict: somethingElse(at, errors) };
    case 'no-tls':
      return plain
        ? { port, rank: 3, verdict: somethingElse(at, errors) }
        : { port, rank: 3, verdict: noTls(at) };
    case 'blocked':
      return { port, rank: 4, verdict: sight.problem };
    case 'silent':
      return { port, rank: SILENT, verdict: null };
    case 'refused':
      return { port, rank: REFUSED, verdict: null };
  }
}

/** Something listens that is no AOS server, or one in trouble: what it said tells which. */
function somethingElse(at: string, errors: readonly Extract<Answer, { error: unknown }>[]): Verdict {
  const inTrouble = errors.find(({ error }) => ['server', 'rejected', 'not-found'].includes(error.kind));
  const proxy = errors.find(({ error }) => error.problem.message.startsWith('A proxy '));
  if (proxy) return proxy.error.problem;
  const strange = errors.find(
    ({ endpoint, error }) => endpoint.protocol === 'grpc' && isUnimplemented(error.cause),
  );
  if (strange) {
    return {
      kind: 'not-aos',
      message: `A gRPC server answers at ${at}, but it does not have the services of AOS.`,
      next: 'Check the port: this is another service.',
    };
  }
  if (errors.some(({ error }) => isPage(error.cause))) {
    return {
      kind: 'not-aos',
      message: `A web page answers at ${at}, not an AOS server.`,
      next: 'The portal and its storage server have different addresses: ask for the one that programs use. A proxy or a login page of the network may also be in the way.',
    };
  }
  if (inTrouble && errors.every(({ error }) => error.kind !== 'not-aos')) return inTrouble.error.problem;
  return {
    kind: 'not-aos',
    message: `Something answers at ${at}, but it is not an AOS server.`,
    next: 'Check the address and the port.',
  };
}

/** A status the gRPC server itself gave, not one that was made from HTTP's 404. */
function isUnimplemented(cause: unknown): boolean {
  const own = cause instanceof ConnectError && cause.code === Code.Unimplemented;
  return own && !/^HTTP \d/.test(cause.rawMessage);
}

function isPage(cause: unknown): boolean {
  if (!(cause instanceof ConnectError)) return false;
  return /text\/html/.test(`${cause.rawMessage} ${cause.metadata.get('content-type') ?? ''}`);
}

const plaintextOnly = (at: string): Verdict => ({
  kind: 'tls',
  message: `An AOS server answers at ${at}, but only unencrypted: anybody on the way could read your token.`,
  next: 'Ask who runs it for an encrypted address. Your token was not sent.',
  offer: 'plaintext',
});

const onlyTls = (at: string): Verdict => ({
  kind: 'tls',
  message: `${at} speaks only TLS, and this address asks for an unencrypted connection.`,
  next: 'Write https:// instead, or leave the beginning out.',
});

const noTls = (at: string): Verdict => ({
  kind: 'tls',
  message: `Something listens at ${at}, but it speaks no TLS.`,
  next: 'Check the port: it may be one that does not encrypt.',
});

const noName = (host: string): Verdict => ({
  kind: 'unreachable',
  message: `The name ${host} is not known.`,
  next: 'Check how it is written, and that you are on the network it belongs to.',
});

function nobody(host: string, ports: readonly string[], silent: boolean): Verdict {
  const bare = host.replace(/:\d+$/, '');
  const where =
    ports.length > 1 ? `${bare} on the ports ${ports.join(' and ')}` : `${bare}:${ports[0] ?? ''}`;
  if (silent) {
    const next =
      'Check the address, your network, and a VPN the server may need. A firewall may be in the way.';
    return { kind: 'unreachable', message: `Nobody answers at ${where}.`, next };
  }
  return {
    kind: 'unreachable',
    message: `Nothing listens at ${where}.`,
    next: 'Check the address and the port; the server may also be down.',
  };
}

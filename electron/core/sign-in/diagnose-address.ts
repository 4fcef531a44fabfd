import { Code, ConnectError } from '@connectrpc/connect';
import { type Problem, problem } from '../model/problem.ts';
import type { Offer } from '../model/sign-in.ts';
import type { Endpoint } from './address.ts';
import { canBeTrusted, certificateProblem } from './certificate-problem.ts';
import type { Sight } from './inspect-port.ts';
import { type Answer, isRefusal } from './probe-answer.ts';

type Diagnosis = Problem & { offer?: Offer | undefined };

/** What was meant by an address. */
interface Meant {
  host: string;
  endpoints: readonly Endpoint[];
  exposed: readonly Endpoint[];
}

/** Which part of an address is wrong, from everything that answered there, or did not. No way has worked. */
export function diagnoseAddress(
  meant: Meant,
  answers: readonly Answer[],
  sights: ReadonlyMap<string, Sight>,
  now: number,
): Diagnosis {
  const exposed = answers.find((a) => meant.exposed.includes(a.endpoint) && isRefusal(a));
  if (exposed)
    return {
      ...problem('only-unencrypted', { host: new URL(exposed.endpoint.url).host }),
      offer: 'plaintext',
    };
  const found = [...sights].map(([port, sight]) => ofPort(meant, port, sight, answers, now));
  found.sort((a, b) => a.rank - b.rank);
  const first = found[0];
  const same = found.filter((one) => one.rank === first?.rank).map((one) => one.port);
  if (first === undefined) return nobody(meant.host, same, false);
  return first.diagnosis ?? nobody(meant.host, same, first.rank === SILENT);
}

const SILENT = 5;
const REFUSED = 6;

interface PortDiagnosis {
  port: string;
  /** From what says most about the server to what says least. */
  rank: number;
  /** Null where nobody answers: ports are then named together. */
  diagnosis: Diagnosis | null;
}

function ofPort(
  meant: Meant,
  port: string,
  sight: Sight,
  answers: readonly Answer[],
  now: number,
): PortDiagnosis {
  const isHere = (way: Endpoint) => (new URL(way.url).port || (way.encrypted ? '443' : '80')) === port;
  const at = `${meant.host.replace(/:\d+$/, '')}:${port}`;
  const tls = meant.endpoints.some((way) => way.encrypted && isHere(way));
  const plain = [...meant.endpoints, ...meant.exposed].some((way) => !way.encrypted && isHere(way));
  const errors = answers.flatMap((a) => ('error' in a && isHere(a.endpoint) ? [a] : []));
  switch (sight.found) {
    case 'no-name':
      return {
        port,
        rank: 0,
        diagnosis: problem('unknown-host', { server: meant.host.replace(/:\d+$/, '') }),
      };
    case 'tls':
      if (!tls) return { port, rank: 2, diagnosis: problem('only-encrypted', { host: at }) };
      if (sight.fault !== null) {
        const problem = certificateProblem(at, sight.fault, sight.certificate, now);
        const inTime = sight.certificate !== null && sight.certificate.until > now;
        const offer = canBeTrusted(sight.fault) && inTime ? ('certificate' as const) : undefined;
        return { port, rank: 1, diagnosis: { ...problem, offer } };
      }
      return { port, rank: 2, diagnosis: somethingElse(at, errors) };
    case 'no-tls':
      return plain
        ? { port, rank: 3, diagnosis: somethingElse(at, errors) }
        : { port, rank: 3, diagnosis: problem('no-encryption', { host: at }) };
    case 'blocked':
      return { port, rank: 4, diagnosis: sight.problem };
    case 'silent':
      return { port, rank: SILENT, diagnosis: null };
    case 'refused':
      return { port, rank: REFUSED, diagnosis: null };
  }
}

/** Something listens that is no AOS server, or one in trouble: what it said tells which. */
function somethingElse(at: string, errors: readonly Extract<Answer, { error: unknown }>[]): Diagnosis {
  const inTrouble = errors.find(({ error }) => ['server', 'rejected', 'not-found'].includes(error.kind));
  const proxy = errors.find(({ error }) => isOfProxy(error.problem));
  if (proxy) return proxy.error.problem;
  const strange = errors.find(
    ({ endpoint, error }) => endpoint.protocol === 'grpc' && isUnimplemented(error.cause),
  );
  if (strange) {
    return problem('other-grpc-server', { host: at });
  }
  if (errors.some(({ error }) => isPage(error.cause))) {
    return problem('web-page', { host: at });
  }
  if (inTrouble && errors.every(({ error }) => error.kind !== 'not-aos')) return inTrouble.error.problem;
  return problem('other-service', { host: at });
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

/** Whether a proxy on the way is what answered. */
const isOfProxy = ({ code }: Problem): boolean => /^(proxy|gateway)-/.test(code);

/** @param isSilent nothing came back at all; else the connection was refused. */
function nobody(host: string, ports: string[], isSilent: boolean): Diagnosis {
  const where = { server: host.replace(/:\d+$/, ''), ports };
  return isSilent ? problem('nobody-answers', where) : problem('connection-refused', where);
}

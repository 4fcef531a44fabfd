import { randomInt } from 'node:crypto';
import { readIssuer } from './auth/issuer.ts';
import { createControl } from './control/control.ts';
import { dispatch } from './control/dispatch.ts';
import type { Control, KnownUser } from './control/types.ts';
import { faultsLeft, type Repaired } from './faults.ts';
import { createGrpcServer } from './listen/grpc.ts';
import { createListener } from './listen/listener.ts';
import { type Certificate, selfSigned } from './listen/self-signed.ts';
import { createWebServer } from './listen/web.ts';
import type { EventLog } from './log/log.ts';
import { createMemoryLog } from './log/memory-log.ts';
import { createNatsLog } from './log/nats-log.ts';
import { withOutages } from './log/outage.ts';
import type { Aos } from './services/aos.ts';
import { createCalls } from './services/calls.ts';
import { createReaders } from './services/readers.ts';
import { aosRoutes } from './services/routes.ts';
import { createStreams } from './services/streams.ts';
import { createFileJournal, createNoJournal } from './state/journal.ts';
import { openState } from './state/state.ts';
import { type Clock, systemClock } from './util/clock.ts';
import { createRandom } from './util/random.ts';
import { createUlids } from './util/ulid.ts';
import { leaveNotifications, publishBacklog, startLife } from './world/life.ts';
import { createSimulation } from './world/simulate.ts';
import { foundWorld } from './world/world.ts';

export interface AosOptions {
  /** Address to listen on; loopback when left out. */
  host?: string | undefined;
  /** gRPC port; 0 or left out is any free one. */
  port?: number | undefined;
  /** Port of gRPC-Web, Connect and the control verbs; 0 or left out is any free one. */
  webPort?: number | undefined;
  log?: 'memory' | 'nats' | undefined;
  /** Of the nats-server, e.g. `nats://127.0.0.1:4222`. */
  natsUrl?: string | undefined;
  /** Simulated events per second; 0 when left out. */
  rate?: number | undefined;
  /** Events that are in the log from the start. */
  backlog?: number | undefined;
  /** Open personal notifications of the default user. */
  notifications?: number | undefined;
  heartbeatMs?: number | undefined;
  ackWaitMs?: number | undefined;
  maxAckPending?: number | undefined;
  /** Which faults of the real server are mended here; none when left out. */
  repaired?: Repaired | undefined;
  /** True for a self-signed certificate, or a certificate of one's own. */
  tls?: boolean | Certificate | undefined;
  /** Address of an OpenID provider whose tokens are taken too; their `sub` is the id of a user here. */
  issuer?: string | undefined;
  /** Where to keep what the AOS knows, so that a restarted process goes on with it. */
  stateFile?: string | undefined;
  /** The same seed makes the same people, ids, resources and tokens. */
  seed?: number | undefined;
  /** Above so many resources the simulation makes no new ones. */
  maxResources?: number | undefined;
  clock?: Clock | undefined;
}

export interface LocalAos extends AsyncDisposable {
  /** `host:port` of the gRPC port. */
  readonly address: string;
  /** `http://host:port` (or https) of gRPC-Web and Connect. */
  readonly webAddress: string;
  /** Token of the default user. */
  readonly token: string;
  /** The default user first, then the one who may only read, then the others; the service account is last. */
  readonly users: KnownUser[];
  readonly projects: { id: string; name: string }[];
  /** PEM of the server's certificate, with TLS. */
  readonly certificate: string | undefined;
  readonly control: Control;
  /** Carries out a control verb given as JSON values. */
  run: (verb: string, args: unknown) => ReturnType<typeof dispatch>;
  /** Cuts all connections and stops listening; log and state stay. */
  down(): Promise<void>;
  /** Listens again on the same ports. */
  up(): Promise<void>;
  restart(options: { downMs: number }): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a local AOS. Rejects when a port is taken or the nats-server cannot be reached. */
export async function startAos(options: AosOptions = {}): Promise<LocalAos> {
  const clock = options.clock ?? systemClock();
  const host = options.host ?? '127.0.0.1';
  const random = createRandom(options.seed ?? randomInt(2 ** 32));
  const ulid = createUlids(random);
  const state = openState(
    options.stateFile === undefined ? createNoJournal() : createFileJournal(options.stateFile),
  );
  const isNew = state.users.size === 0;
  if (isNew) foundWorld(state, random, ulid);
  // From here on ids must not repeat those of an earlier run with the same seed.
  const fresh = isNew ? random : createRandom(randomInt(2 ** 32));

  // 10 s at the real server, whose ack wait is 30 s.
  const patienceMs = Math.max(1_000, (options.ackWaitMs ?? 30_000) / 3);
  const bare = withOutages(await openLog(options, clock, patienceMs), patienceMs);
  let published = 0;
  const log: EventLog = {
    ...bare,
    async publish(entries) {
      const sequences = await bare.publish(entries);
      published += sequences.length;
      return sequences;
    },
  };
  const streams = createStreams();
  const faults = faultsLeft(options.repaired ?? []);
  const readers = createReaders(log, streams, faults);
  const aos: Aos = {
    state,
    log,
    clock,
    faults,
    outage: { search: false, setLog: bare.setUp },
    readers,
    streams,
    random: fresh,
    ulid: isNew ? ulid : createUlids(fresh),
    heartbeatMs: options.heartbeatMs ?? 30_000,
    maxAckPending: options.maxAckPending ?? 1_000,
    issuer: options.issuer === undefined ? undefined : await readIssuer(options.issuer),
  };
  const defaultUser = [...state.users.keys()][0] ?? '';
  const simulation = createSimulation(aos, {
    maxResources: options.maxResources ?? 50_000,
    userId: defaultUser,
  });
  if (isNew) {
    leaveNotifications(aos, defaultUser, options.notifications ?? 0);
    await publishBacklog(aos, simulation, options.backlog ?? 0);
  }
  const life = startLife(aos, simulation, options.rate ?? 0);
  const calls = createCalls(() => readers.isHung);
  const control = createControl({ aos, calls, life, defaultUser, published: () => published });

  const tls = certificateOf(options.tls, clock.now());
  const serve = { routes: aosRoutes(aos), interceptors: [calls.interceptor], tls };
  const run = (verb: string, args: unknown) => dispatch(control, { restart }, verb, args);
  const answer = async (verb: string, body: string) => {
    const args = parseJson(body);
    if (args === undefined) return { status: 400, answer: { error: 'The body is not JSON.' } };
    const done = await run(verb, args);
    return done.ok ? { status: 200, answer: done.result } : { status: 400, answer: { error: done.error } };
  };
  const grpc = createListener(() => createGrpcServer(serve), host, options.port ?? 0);
  const web = createListener(
    () => createWebServer({ ...serve, control: answer }),
    host,
    options.webPort ?? 0,
  );

  const up = async () => {
    await grpc.up();
    await web.up();
  };
  const down = async () => {
    readers.dropAll();
    await Promise.all([grpc.down(), web.down()]);
  };
  const restart = async ({ downMs }: { downMs: number }) => {
    await down();
    await new Promise((resolve) => setTimeout(resolve, downMs));
    await up();
  };
  const stop = async () => {
    life.stop();
    await down();
    await log.close();
    state.close();
  };
  await up().catch(async (reason: unknown) => {
    await stop();
    throw reason;
  });

  const users = control.users();
  return {
    address: `${host}:${grpc.port}`,
    webAddress: `${tls === undefined ? 'http' : 'https'}://${host}:${web.port}`,
    token: users[0]?.token ?? '',
    users,
    projects: control
      .resources()
      .flatMap(({ id, name, level }) => (level === 'project' ? [{ id, name }] : [])),
    certificate: tls?.cert,
    control,
    run,
    down,
    up,
    restart,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function openLog(options: AosOptions, clock: Clock, patienceMs: number): Promise<EventLog> {
  const { ackWaitMs = 30_000, maxAckPending = 1_000 } = options;
  if (options.log !== 'nats') return createMemoryLog({ clock, ackWaitMs, maxAckPending });
  return createNatsLog({
    url: options.natsUrl ?? 'nats://127.0.0.1:4222',
    ackWaitMs,
    maxAckPending,
    patienceMs,
  });
}

function certificateOf(tls: AosOptions['tls'], now: number): Certificate | undefined {
  if (tls === undefined || tls === false) return undefined;
  if (tls !== true) return tls;
  const day = 86_400_000;
  return selfSigned({ hosts: ['localhost', '127.0.0.1'], notBefore: now - day, notAfter: now + 365 * day });
}

function parseJson(text: string): unknown {
  try {
    return text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}

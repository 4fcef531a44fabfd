import type { AosOptions } from './aos-options.ts';
import { createControl } from './control/control.ts';
import { type Answer, dispatch } from './control/dispatch.ts';
import type { Control, KnownUser } from './control/types.ts';
import { createAos } from './create-aos.ts';
import { createPorts } from './listen/ports.ts';
import { type Certificate, selfSigned } from './listen/self-signed.ts';
import { createCalls } from './services/calls.ts';
import { aosRoutes } from './services/routes.ts';
import { systemClock } from './util/clock.ts';
import { leaveNotifications, publishBacklog, startLife } from './world/life.ts';
import { createSimulation } from './world/simulate.ts';

export type { AosOptions } from './aos-options.ts';

export interface LocalAos extends AsyncDisposable {
  /** `host:port` of the gRPC port. */
  readonly address: string;
  /** `http://host:port` (or https) of gRPC-Web and Connect. */
  readonly webAddress: string;
  /** The default user's token. */
  readonly token: string;
  /** The default user first, then the one who may only read, then the others, then the service account. */
  readonly users: KnownUser[];
  readonly projects: { id: string; name: string }[];
  /** The server's certificate (PEM) when it uses TLS. */
  readonly certificate: string | undefined;
  readonly control: Control;
  /** Runs a control verb with JSON values as arguments. */
  run: (verb: string, args: unknown) => Promise<Answer>;
  /** Cuts all connections and stops listening; log and state are kept. */
  down(): Promise<void>;
  /** Listens again on the same ports. */
  up(): Promise<void>;
  restart(options: { downMs: number }): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a local AOS. Rejects when a port is taken or the nats-server cannot be reached. */
export async function startAos(options: AosOptions = {}): Promise<LocalAos> {
  const { host = '127.0.0.1', port = 0, webPort = 0, clock = systemClock(), maxConcurrentStreams } = options;
  const { aos, isNew, published } = await createAos(options, clock);
  const defaultUser = [...aos.state.users.keys()][0] ?? '';
  const simulation = createSimulation(aos, {
    maxResources: options.maxResources ?? 50_000,
    userId: defaultUser,
  });
  if (isNew) {
    leaveNotifications(aos, defaultUser, options.notifications ?? 0);
    await publishBacklog(aos, simulation, options.backlog ?? 0);
  }
  const life = startLife(aos, simulation, options.rate ?? 0);
  const calls = createCalls(() => aos.readers.isHung);
  const control = createControl({ aos, calls, life, defaultUser, published });
  const run = (verb: string, args: unknown) => dispatch(control, { restart }, verb, args);
  const tls = certificateOf(options.tls, clock.now());
  const answer = (verb: string, body: string) => answerOverHttp(run, verb, body);
  const serve = {
    routes: aosRoutes(aos),
    interceptors: [calls.interceptor],
    tls,
    control: answer,
    maxConcurrentStreams,
  };
  const ports = createPorts({ host, port, webPort, ...serve });

  const down = async () => {
    aos.readers.dropAll();
    await ports.down();
  };
  const restart = async ({ downMs }: { downMs: number }) => {
    await down();
    await new Promise((resolve) => setTimeout(resolve, downMs));
    await ports.up();
  };
  const stop = async () => {
    life.stop();
    await down();
    await aos.log.close();
    aos.state.close();
  };
  await ports.up().catch(async (reason: unknown) => {
    await stop();
    throw reason;
  });
  return {
    address: ports.address(),
    webAddress: ports.webAddress(),
    ...knownWorld(control),
    certificate: tls?.cert,
    control,
    run,
    down,
    up: ports.up,
    restart,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function knownWorld(control: Control): Pick<LocalAos, 'token' | 'users' | 'projects'> {
  const users = control.users();
  const projects = control.resources().filter(({ level }) => level === 'project');
  return { token: users[0]?.token ?? '', users, projects: projects.map(({ id, name }) => ({ id, name })) };
}

async function answerOverHttp(
  run: LocalAos['run'],
  verb: string,
  body: string,
): Promise<{ status: number; answer: unknown }> {
  const args = parseJson(body);
  if (args === undefined) return { status: 400, answer: { error: 'The body is not JSON.' } };
  const done = await run(verb, args);
  return done.ok ? { status: 200, answer: done.result } : { status: 400, answer: { error: done.error } };
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

import { problem } from '../core/model/problem.ts';
import { channels, requestChannel } from './channels.ts';
import { type Channel, type Input, type Output, type Problem, type Reply, requests } from './contract.ts';

export type Handlers = { [C in Channel]: (input: Input<C>) => Output<C> | Promise<Output<C>> };

/** The two calls of Electron's `ipcMain` that are used here; nothing else in the app touches it. */
interface Listener<Event> {
  handle(channel: string, answer: (event: Event, ...args: unknown[]) => Promise<unknown>): void;
  removeHandler(channel: string): void;
}

export interface IpcServerOptions<Event> {
  ipcMain: Listener<Event>;
  handlers: Handlers;
  /** Whether a request comes from the main frame of our own window. */
  trusted: (event: Event) => boolean;
  /** Called with every request that comes from there, before anything is waited for. */
  heard: () => void;
  /** Requests wait for it: before that there is nothing true to answer. */
  ready: Promise<unknown>;
  /** What a person reads for an error of a handler. It logs what is not an expected one. */
  toProblem: (channel: Channel, error: unknown) => Problem;
  log: (message: string) => void;
}

/** Of what is wrong with a request this much is logged, in characters: its messages can quote what came in. */
const MAX_LOGGED = 1_000;

const strange: Problem = problem('request-not-understood');

const stranger: Problem = problem('page-not-trusted');

/**
 * Answers every channel of the contract: sender checked, input validated by its schema, every outcome a `Reply`. It never
 * rejects, so that no stack trace of the main process reaches the page. Gives a function that stops answering.
 */
export function serveIpc<Event>(options: IpcServerOptions<Event>): () => void {
  for (const channel of channels) {
    options.ipcMain.handle(requestChannel(channel), (event, input) => answer(options, channel, event, input));
  }
  return () => {
    for (const channel of channels) options.ipcMain.removeHandler(requestChannel(channel));
  };
}

async function answer<Event, C extends Channel>(
  options: IpcServerOptions<Event>,
  channel: C,
  event: Event,
  input: unknown,
): Promise<Reply<Output<C>>> {
  try {
    if (!options.trusted(event)) {
      options.log(`refused ${channel}: the sender is not the app's own window`);
      return { ok: false, problem: stranger };
    }
    options.heard();
    const parsed = requests[channel].input.safeParse(input);
    if (!parsed.success) {
      const where = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
      options.log(`refused ${channel}: ${where.join('; ').slice(0, MAX_LOGGED)}`);
      return { ok: false, problem: strange };
    }
    await options.ready;
    return { ok: true, value: await options.handlers[channel](parsed.data as Input<C>) };
  } catch (error) {
    return { ok: false, problem: options.toProblem(channel, error) };
  }
}

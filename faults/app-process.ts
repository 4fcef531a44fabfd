import type { ChildProcess } from 'node:child_process';
import { announcedIn, readAnnouncedLog } from './announced-log.ts';
import { kill, start } from './children.ts';
import type { Announced, Answer, Command, Commands, EngineSetup } from './messages.ts';

/** The app under test: the engine in a process of its own. */
export interface AppProcess extends AsyncDisposable {
  tell<C extends Command>(command: C, args: Commands[C]['args']): Promise<Commands[C]['answer']>;
  kill(): Promise<void>;
  /** Resolves when it has ended, for whatever reason. */
  ended(): Promise<void>;
  /** Starts it again; commands wait until it is ready. */
  start(): void;
  /** SIGSTOP and SIGCONT. */
  freeze(): void;
  thaw(): void;
  /** Sets how far its wall clock is off, now and after later starts. */
  setClock(offsetMs: number): Promise<void>;
  /** Returns everything it has announced so far. */
  announced(): Promise<Announced[]>;
}

interface Running {
  child: ChildProcess;
  ready: Promise<void>;
  ended: Promise<void>;
  waiting: Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>;
}

/**
 * Starts it. It prints to the output of this process, so that errors inside are seen.
 *
 * @param main the bundled program.
 */
export async function startApp(main: string, setup: EngineSetup): Promise<AppProcess> {
  let { clockOffsetMs } = setup;
  let last = 0;

  const begin = () => startProcess(main, { ...setup, clockOffsetMs });
  let running = begin();
  await running.ready;
  async function tell<C extends Command>(
    command: C,
    args: Commands[C]['args'],
  ): Promise<Commands[C]['answer']> {
    const id = ++last;
    const { child, ready, waiting } = running;
    await ready;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      child.send({ id, command, args }, (error) => {
        if (error && waiting.delete(id)) reject(error);
      });
    });
  }
  return {
    tell,
    kill: () => kill(running.child),
    ended: () => running.ended,
    start() {
      running = begin();
    },
    freeze: () => void running.child.kill('SIGSTOP'),
    thaw: () => void running.child.kill('SIGCONT'),
    async setClock(offsetMs) {
      clockOffsetMs = offsetMs;
      await tell('setClock', { offsetMs });
    },
    announced: async () => readAnnouncedLog(announcedIn(setup.records)),
    [Symbol.asyncDispose]: () => kill(running.child),
  };
}

function startProcess(main: string, setup: EngineSetup): Running {
  const args = [main, JSON.stringify(setup)];
  const child = start(process.execPath, args, ['ignore', 'inherit', 'inherit', 'ipc']);
  const waiting: Running['waiting'] = new Map();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const gone = () => new Error('the app has ended');
  void ended.then(() => {
    for (const { reject } of waiting.values()) reject(gone());
    waiting.clear();
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(gone()));
    child.on('message', (answer: Answer) => {
      if ('ready' in answer) return resolve();
      const call = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('error' in answer) call?.reject(new Error(answer.error));
      else call?.resolve(answer.value);
    });
  });
  // `tell` reports that it did not start; without a command nobody needs to know.
  ready.catch(() => {});
  return { child, ready, ended, waiting };
}

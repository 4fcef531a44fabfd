import { fork } from 'node:child_process';
import { once } from 'node:events';
import { root } from '../../scripts/lib/paths.mjs';

/** A measuring process: it is given a task and sends back messages. */
export interface Client<Out> extends AsyncDisposable {
  /** The next message; rejects when the process ends without one, or after `ms`. */
  next(ms: number): Promise<Out>;
  send(message: unknown): void;
}

/**
 * Starts `file` (a bundled program) as a measuring process and gives it `task`.
 *
 * @param flags for node itself, such as `--cpu-prof`.
 */
export function startClient<Out>(file: string, task: unknown, flags: readonly string[] = []): Client<Out> {
  const child = fork(file, [], {
    cwd: root,
    execArgv: ['--expose-gc', ...flags],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const arrived: Out[] = [];
  let wake = () => {};
  let code: number | null | undefined;
  child.on('message', (message) => {
    arrived.push(message as Out);
    wake();
  });
  const ended = once(child, 'exit').then(([given]) => {
    code = given as number | null;
    wake();
  });
  child.send({ task });

  return {
    async next(ms) {
      const until = performance.now() + ms;
      for (;;) {
        const message = arrived.shift();
        if (message !== undefined) return message;
        if (code !== undefined) throw new Error(`${file} ended with ${code} and without a result`);
        const left = until - performance.now();
        if (left <= 0) throw new Error(`${file} took longer than ${Math.round(ms / 1000)} s`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
    send(message) {
      if (child.connected) child.send(message as object);
    },
    async [Symbol.asyncDispose]() {
      process.off('exit', kill);
      if (child.connected) child.disconnect();
      const late = setTimeout(kill, 5_000);
      await ended;
      clearTimeout(late);
    },
  };
}

/** In a measuring process: returns the task it was started with. */
export async function receiveTask<T>(): Promise<T> {
  const [message] = (await once(process, 'message')) as [{ task: T }];
  return message.task;
}

/** In a measuring process: sends a message to the parent process. */
export function report(message: unknown): void {
  process.send?.(message as object);
}

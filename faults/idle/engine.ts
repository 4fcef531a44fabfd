import { kill, start } from '../children.ts';
import type { IdleAnswer, IdleCommand, IdleCommands, IdleSetup } from './messages.ts';

/** The engine under test. */
export interface IdleEngine extends AsyncDisposable {
  tell<T = undefined>(command: IdleCommand, args?: IdleCommands[IdleCommand]): Promise<T>;
  /** Resolves when the next new event is announced. */
  nextEvent(): Promise<void>;
}

/** Starts it. @param main the bundled program. */
export async function startIdleEngine(main: string, setup: IdleSetup): Promise<IdleEngine> {
  const child = start(
    process.execPath,
    [main, JSON.stringify(setup)],
    ['ignore', 'inherit', 'inherit', 'ipc'],
  );
  const waiting = new Map<number, (answer: { value: unknown } | { error: string }) => void>();
  const events = new Set<() => void>();
  let last = 0;
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the engine has ended')));
    child.on('message', (answer: IdleAnswer) => {
      if ('ready' in answer) return resolve();
      if ('id' in answer) return waiting.get(answer.id)?.(answer);
      for (const go of events) go();
      events.clear();
    });
  });
  return {
    tell<T>(command: IdleCommand, args: IdleCommands[IdleCommand] = {}) {
      const id = ++last;
      return new Promise<T>((resolve, reject) => {
        waiting.set(id, (answer) => {
          waiting.delete(id);
          if ('error' in answer) reject(new Error(answer.error));
          else resolve(answer.value as T);
        });
        child.send({ id, command, args });
      });
    },
    nextEvent: () => new Promise((resolve) => events.add(resolve)),
    [Symbol.asyncDispose]: () => kill(child),
  };
}

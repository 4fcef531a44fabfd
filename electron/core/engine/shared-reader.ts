import { AosError, problem } from '../model/problem.ts';
import type { EngineOptions } from '../session/engine-options.ts';
import { type ReaderThread, startReader } from '../store/thread/thread.ts';

/**
 * The one reader for the databases of all accounts.
 *
 * @param suspected called when one of the databases may be damaged
 */
export function createSharedReader(engine: EngineOptions, suspected: () => void) {
  let reader: ReaderThread | undefined;
  let starting: Promise<void> | undefined;
  let closing: ReaderThread | undefined;

  /** @throws AosError before the start and after the end. */
  function read(): ReaderThread {
    if (reader) return reader;
    throw new AosError(problem('still-starting'));
  }

  return {
    read,
    isStarted: (): boolean => reader !== undefined,
    start(): Promise<void> {
      const whenIdle = { clock: engine.clock, isAttended: engine.isAttended ?? (() => false) };
      starting = startReader(engine.storeWorker, suspected, whenIdle).then((started) => {
        reader = started;
      });
      return starting;
    },
    /** Waits until it has started. @throws AosError if it was not asked to, or has ended. */
    async started(): Promise<ReaderThread> {
      await starting;
      return read();
    },
    /** Nothing is read any more. */
    refuse(): void {
      closing = reader;
      reader = undefined;
    },
    /** Ends it, after `refuse`. */
    stop: async (): Promise<void> => closing?.close(),
  };
}

import type { Clock } from '../base/clock.ts';
import { sleep } from '../base/clock.ts';
import type { Committed, Incoming } from '../model/incoming.ts';
import { AosError, type Problem } from '../model/problem.ts';

export interface CommitterOptions {
  commit: (group: Incoming[]) => Promise<Committed>;
  /** A group went to the disk: called once for each, in order. */
  committed: (group: readonly Incoming[], result: Committed) => void;
  /** Storing does not work at the moment, or works again (null). */
  halted: (problem: Problem | null) => void;
  clock: Clock;
  groupSize: number;
  groupWait: number;
  /** How long to wait before a failed commit is tried again, ms. */
  retryWait: number;
  signal: AbortSignal;
}

/** Gathers deliveries of all streams of an account into groups and stores one group after another. */
export interface Committer {
  add(event: Incoming): void;
  /** Resolves when everything added so far is stored, or the committer was stopped. */
  settled(): Promise<void>;
}

/** Of `groupSize`: what has come in while a group was stored is the next one if it is not less than this. */
const WORTHWHILE = 1 / 8;

/**
 * A group goes to the store with `groupSize` deliveries or `groupWait` ms after its first, whichever is first; while one
 * is stored the next gathers, and follows at once. When the store cannot write (a full disk), the group is kept and tried
 * again; nothing is acked meanwhile, so nothing is lost.
 */
export function createCommitter(options: CommitterOptions): Committer {
  const { clock, signal, groupSize, groupWait } = options;
  let waiting: Incoming[] = [];
  let cancelTimer: (() => void) | undefined;
  let running: Promise<void> | undefined;
  let halted = false;

  async function write(group: Incoming[]): Promise<void> {
    while (!signal.aborted) {
      try {
        const result = await options.commit(group);
        if (halted) {
          halted = false;
          options.halted(null);
        }
        options.committed(group, result);
        return;
      } catch (error) {
        if (signal.aborted) return;
        halted = true;
        options.halted(problemOf(error));
        await sleep(clock, options.retryWait, signal);
      }
    }
  }

  async function run(): Promise<void> {
    while (waiting.length > 0 && !signal.aborted) {
      const group = waiting;
      waiting = [];
      await write(group);
      if (waiting.length < groupSize * WORTHWHILE) break;
    }
    running = undefined;
    if (waiting.length > 0) schedule();
  }

  function flush(): void {
    cancelTimer?.();
    cancelTimer = undefined;
    if (running === undefined) running = run();
  }

  function schedule(): void {
    if (waiting.length >= groupSize) flush();
    else cancelTimer ??= clock.after(groupWait, flush);
  }

  return {
    add(event) {
      waiting.push(event);
      if (running === undefined) schedule();
    },
    async settled() {
      while ((waiting.length > 0 || running !== undefined) && !signal.aborted) {
        flush();
        await running;
      }
    },
  };
}

function problemOf(error: unknown): Problem {
  if (error instanceof AosError) return error.problem;
  return {
    kind: 'storage',
    message: 'New events cannot be stored.',
    next: 'The server holds them until it works again. Restart Aruna Notify if it does not go on by itself.',
  };
}

import type { Clock } from '../base/clock.ts';
import { sleep } from '../base/clock.ts';
import type { Committed, Incoming } from '../model/incoming.ts';
import { AosError, type Problem, problem } from '../model/problem.ts';

export interface CommitterOptions {
  commit: (group: Incoming[]) => Promise<Committed>;
  /** Called once for each group after it is stored, in order. */
  committed: (group: readonly Incoming[], result: Committed) => void;
  /** Called when storing fails, and with null when it works again. */
  halted: (problem: Problem | null) => void;
  clock: Clock;
  /** Number of deliveries after which a group is stored. */
  groupSize: number;
  /** Minimum time between the beginnings of two groups that are not full. */
  groupWaitMs: number;
  /** Delay before a failed commit is retried. */
  retryWaitMs: number;
  signal: AbortSignal;
}

/** Gathers the deliveries of all streams of an account into groups, and stores one group after another. */
export interface Committer {
  add(event: Incoming): void;
  /** Resolves when everything added so far is stored, or the committer was stopped. */
  settled(): Promise<void>;
}

/**
 * The next group is stored immediately if at least this share of `groupSize` arrived while the last one was stored. Each group
 * costs a commit and a call that acks it: smaller ones make a backlog slower.
 */
const IMMEDIATE_SHARE = 1 / 2;

/**
 * What comes after a quiet moment is stored at once, with all that came in the same turn. As long as more comes, a group is
 * stored when it has `groupSize` deliveries or `groupWaitMs` after the last one began, whichever comes first. While a group
 * is stored the next one gathers. If the store cannot write (a full disk), the group is kept and retried; nothing
 * is acked meanwhile, so nothing is lost.
 */
export function createCommitter(options: CommitterOptions): Committer {
  const { clock, signal, groupSize, groupWaitMs } = options;
  let waiting: Incoming[] = [];
  let cancelTimer: (() => void) | undefined;
  let running: Promise<void> | undefined;
  /** When the last group began to be stored, monotonic ms. */
  let beganAt = Number.NEGATIVE_INFINITY;

  async function run(): Promise<void> {
    while (waiting.length > 0 && !signal.aborted) {
      const group = waiting;
      waiting = [];
      beganAt = clock.monotonic();
      await store(group, options);
      if (waiting.length < groupSize * IMMEDIATE_SHARE) break;
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
    else cancelTimer ??= clock.after(Math.max(0, beganAt + groupWaitMs - clock.monotonic()), flush);
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

/** Stores a group, and tries again until that works or the committer is stopped. */
async function store(group: Incoming[], options: CommitterOptions): Promise<void> {
  const { signal } = options;
  let halted = false;
  while (!signal.aborted) {
    try {
      const result = await options.commit(group);
      if (halted) options.halted(null);
      options.committed(group, result);
      return;
    } catch (error) {
      if (signal.aborted) return;
      halted = true;
      options.halted(problemOf(error));
      await sleep(options.clock, options.retryWaitMs, signal);
    }
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof AosError) return error.problem;
  return problem('events-not-stored');
}

import { Code, ConnectError } from '@connectrpc/connect';
import { createBell } from '../base/bell.ts';
import { sendInHalves } from '../base/in-halves.ts';
import { type RetryContext, waitToRetry } from '../base/retry.ts';
import { type AosError, isPassing, problem } from '../model/problem.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import type { AosApi } from '../transport/api.ts';
import { explain } from '../transport/explain.ts';
import { sendGrants } from './send-grants.ts';

export interface SenderOptions extends RetryContext {
  api: AosApi;
  store: Pick<
    WriterThread,
    'nextLeaving' | 'takeLeaving' | 'settleNotifications' | 'failNotification' | 'noteGranted'
  >;
  /** How long a decision can be undone, ms. */
  undoMs: () => number;
  /** For how long nothing may be sent, ms: a bulk is growing, or can still be undone; 0 if something may. */
  heldMs: () => number;
  /** Something settled or failed. */
  progressed: () => void;
  /** The server has taken a grant for this person. */
  granted: (userId: string) => void;
  /** Called when sending failed, and with null when it works. */
  tried: (error: AosError | null) => void;
}

export interface Sender {
  /** Something was acknowledged, or undone. */
  kick(): void;
  run(): Promise<void>;
  /** From now on nothing waits for its time to undo: the app is closing. */
  hurry(): void;
  readonly idle: boolean;
}

/** Ids in one call. */
const CHUNK = 200;
/** The same where there is something to grant, which takes a call for each: so that progress is seen. */
const GRANT_CHUNK = 10;

/**
 * Sends decisions when their time for undo is over, in chunks, each id settled or failed by itself: first the grants, then the
 * acknowledgements. Repeating is safe (the server passes unknown ids over, and a grant replaces itself), so a chunk whose answer
 * got lost is simply sent again.
 */
export function createSender(options: SenderOptions): Sender {
  const { api, store, signal, clock } = options;
  const bell = createBell();
  let hurried = false;
  let idle = true;

  /** Sends what is due; gives how long to wait for the next, or nothing when nothing is left. */
  async function round(): Promise<number | undefined> {
    const held = options.heldMs();
    if (held > 0 && !hurried) return held;
    const nextDue = await store.nextLeaving();
    if (nextDue === null) return undefined;
    const now = clock.now();
    const wait = nextDue - now;
    // A wait longer than the time for undo means that the wall clock was set back meanwhile.
    if (wait > 0 && wait <= options.undoMs() && !hurried) return wait;
    const leaving = await store.takeLeaving(Math.max(now, nextDue), CHUNK);
    const size = leaving.some(({ grant }) => grant !== null) ? GRANT_CHUNK : CHUNK;
    for (let n = 0; n < leaving.length; n += size) {
      const ids = await sendGrants(options, leaving.slice(n, n + size));
      if (ids.length > 0) await sendChunk(options, ids);
      options.progressed();
    }
    return 0;
  }

  return {
    get idle() {
      return idle;
    },
    kick() {
      idle = false;
      bell.ring();
    },
    hurry() {
      hurried = true;
      bell.ring();
    },
    async run() {
      let attempt = 0;
      while (!signal.aborted) {
        try {
          const wait = await round();
          attempt = 0;
          options.tried(null);
          if (wait === 0) continue;
          idle = wait === undefined;
          await bell.wait(clock, signal, wait);
        } catch (error) {
          if (signal.aborted) return;
          const problem = explain(error, api.server);
          options.tried(problem);
          options.progressed();
          await waitToRetry(options, isPassing(problem) ? attempt++ : 10);
        }
      }
    },
  };
}

/** Acknowledges a chunk at the server: each id is settled, or failed by itself. */
function sendChunk(options: SenderOptions, chunk: readonly string[]): Promise<void> {
  const { api, store, signal, clock } = options;
  return sendInHalves(chunk, {
    isRefused,
    async send(ids) {
      await api.users.acknowledgePersonalNotifications({ notificationIds: [...ids] }, { signal });
      await store.settleNotifications(ids, clock.now());
      options.progressed();
    },
    // Each of them is a person's: none is given up without having been refused by itself.
    inRuns: false,
    async setAside(ids, error) {
      const failure = explain(error, api.server);
      // INTERNAL here is a refusal that the server wraps.
      const reason =
        failure.kind === 'server' ? problem('refused-by-server', { server: api.server }) : failure.problem;
      for (const id of ids) await store.failNotification(id, reason);
    },
  });
}

/**
 * The server will not take these ids, now or later. AOS v2.0.2 wraps it for a malformed one: INTERNAL "Failed to
 * acknowledge personal notifications : status: InvalidArgument, …".
 */
function isRefused(error: unknown): boolean {
  if (!(error instanceof ConnectError)) return false;
  if (error.code === Code.Internal) return /status:\s*InvalidArgument/.test(error.rawMessage);
  return [Code.InvalidArgument, Code.NotFound, Code.FailedPrecondition, Code.PermissionDenied].includes(
    error.code,
  );
}

import { AosError } from '../model/problem.ts';
/** A real engine on a real database for tests: what is handed in is real too, but for the vault and the network. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../base/clock.ts';
import { defaultTiming, type Timing } from '../base/timing.ts';
import { createEngine } from '../engine/engine.ts';
import type { Engine } from '../engine/engine-api.ts';
import type { EngineChange } from '../model/change.ts';
import type { Incoming } from '../model/incoming.ts';
import type { InboxQuery } from '../model/notification.ts';
import type { EngineOptions, Vault } from '../session/engine-options.ts';

export { everything } from '../model/event.ts';

export const openInbox: InboxQuery = { account: null, view: 'open', kinds: [], text: '' };

/** Intervals short enough for a test; their proportions are those of the real ones. */
const quickTiming: Timing = {
  ...defaultTiming,
  heartbeat: 1_000,
  stall: 1_500,
  ackWait: 2_000,
  recordMin: 1_500,
  recordMax: 4_000,
  pollAttended: 300,
  pollHidden: 500,
  refused: 3_000,
  backoffMin: 50,
  backoffMax: 1_000,
  healthy: 2_000,
  full: 500,
  undo: 300,
  inboxPoll: 500,
  announcementPoll: 1_000,
};

export interface Harness extends AsyncDisposable {
  engine: Engine;
  folder: string;
  /** Every change the engine sent, and what can be read from them. */
  changes: EngineChange[];
  added(): (Incoming & { id: number })[];
  /** The network came back, or the machine woke up. */
  wake(): void;
  /** Stops the engine and starts another one on the same folder, as a restart of the app does. */
  restart(): Promise<Harness>;
  /** The app is killed: nothing is drained or said. */
  stop(drainMs?: number): Promise<void>;
}

const memoryVault = (): Vault => {
  const tokens = new Map<string, string>();
  return {
    get: async (account) => tokens.get(account) ?? null,
    put: async (account, token) => void tokens.set(account, token),
    remove: async (account) => void tokens.delete(account),
  };
};

export interface HarnessOptions {
  folder?: string;
  vault?: Vault;
  timing?: Partial<Timing>;
  engine?: Partial<EngineOptions>;
}

export async function startHarness(options: HarnessOptions = {}): Promise<Harness> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'aruna-notify-'));
  const vault = options.vault ?? memoryVault();
  const wakes = new Set<() => void>();
  const engine = createEngine({
    folder,
    storeWorker: new URL('../../store-worker.source.mjs', import.meta.url),
    fetch: globalThis.fetch,
    vault,
    network: {
      online: () => true,
      onWake(listener) {
        wakes.add(listener);
        return () => wakes.delete(listener);
      },
    },
    clock: systemClock,
    random: Math.random,
    timing: { ...quickTiming, ...options.timing },
    ...options.engine,
  });
  const changes: EngineChange[] = [];
  engine.onChange((change) => changes.push(change));
  await engine.start();
  let stopped = false;
  const stop = async (drainMs = 3_000) => {
    if (stopped) return;
    stopped = true;
    await engine.stop(drainMs);
  };
  return {
    engine,
    folder,
    changes,
    added: () => changes.flatMap((c) => c.added.map(({ id, event }) => ({ ...event, id }))),
    wake() {
      for (const listener of wakes) listener();
    },
    stop,
    async restart() {
      await stop();
      return startHarness({ ...options, folder, vault });
    },
    async [Symbol.asyncDispose]() {
      await stop(0);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until `check` gives something true; fails with `what` after `ms`. */
export async function eventually<T>(
  what: string,
  check: () => T | Promise<T>,
  ms = 15_000,
): Promise<NonNullable<T>> {
  const until = performance.now() + ms;
  for (;;) {
    const value = await check();
    if (value) return value as NonNullable<T>;
    if (performance.now() > until) throw new Error(`not within ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Signs in and fails loudly when that does not work. */
export async function signIn(engine: Engine, address: string, token: string): Promise<string> {
  const result = await engine.signIn(address, token, 'memory');
  if ('field' in result) throw new AosError(result);
  return result.account;
}

import { type EngineChange, noChange } from '../model/change.ts';
import { overallStatus } from '../model/status.ts';
import type { EngineOptions } from '../session/engine-options.ts';
import type { ProxyResolver } from '../transport/proxy.ts';
import { createAccounts } from './accounts.ts';
import { createBannerList } from './banner-list.ts';
import { createDeviceSignIn } from './device-sign-in.ts';
import type { Engine } from './engine-api.ts';
import { createFeed } from './feed.ts';
import { createInboxes } from './inboxes.ts';
import { createRegistry } from './registry.ts';
import { exportSetup, importSetup } from './setup.ts';
import { createSignIn } from './sign-in.ts';
import { createWatching } from './watching.ts';

/** The engine over all accounts: puts together what the folders hold. */
export function createEngine(options: EngineOptions): Engine {
  const proxy: ProxyResolver = options.proxy ?? (async () => null);
  const listeners = new Set<(change: EngineChange) => void>();
  let retentionDays: number | null = null;
  let hidesDerived = false;
  let stopWake = () => {};

  const emit = (change: EngineChange) => {
    for (const listener of listeners) listener(change);
  };
  const registry = createRegistry({
    engine: options,
    proxy,
    emit,
    retentionDays: () => retentionDays,
    hidesDerived: () => hidesDerived,
  });
  const signIn = createSignIn(options, proxy, registry);
  const { cancelAllDevices, ...devices } = createDeviceSignIn(options, registry, signIn);
  const accounts = createAccounts(registry, signIn, emit);
  const watching = createWatching(registry);
  return {
    async start() {
      await registry.start();
      stopWake = options.network.onWake(() => {
        for (const s of registry.sessions()) void s.woke();
      });
      emit({ ...noChange(), state: true, inbox: true });
    },
    async stop(drainMs) {
      stopWake();
      cancelAllDevices();
      await registry.stop(drainMs);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    attend() {
      for (const s of registry.sessions()) s.attend();
    },
    setRetention(days) {
      retentionDays = days;
      for (const s of registry.sessions()) s.trim();
    },
    hideDerived(hide) {
      if (hide === hidesDerived) return;
      hidesDerived = hide;
      emit({ ...noChange(), altered: true, state: true });
    },
    status: () => overallStatus(registry.statuses()),
    ...accounts,
    ...devices,
    ...watching,
    exportSetup: () => exportSetup(registry.views()),
    importSetup: (setup) => importSetup(setup, { ...accounts, ...watching }),
    ...createFeed(registry, options.clock, () => hidesDerived),
    ...createInboxes(registry, options, emit),
    ...createBannerList(registry),
  };
}

import { rulesAlert } from '../alert/alerts.ts';
import { createListeners } from '../base/listeners.ts';
import { type EngineChange, noChange } from '../model/change.ts';
import { overallStatus } from '../model/status.ts';
import type { EngineOptions } from '../session/engine-options.ts';
import type { ProxyResolver } from '../transport/proxy.ts';
import { createAccounts } from './accounts.ts';
import { createBannerList } from './banner-list.ts';
import { createDataSize } from './data-size.ts';
import { createDeviceSignIn } from './device-sign-in.ts';
import type { Engine } from './engine-api.ts';
import { createFeed } from './feed.ts';
import { createHeededSettings } from './heeded-settings.ts';
import { createInboxes } from './inboxes.ts';
import { createKnownServers } from './known-servers.ts';
import { createRegistry, type Registry } from './registry.ts';
import { createRuleBook, type RuleBook } from './rule-book.ts';
import { createRules, namesIn } from './rules.ts';
import { rulesFile } from './rules-file.ts';
import { createSetup } from './setup.ts';
import { createSignIn } from './sign-in.ts';
import { createSnoozing } from './snoozing.ts';
import { createStarring } from './starring.ts';
import { watchTroubles } from './watch-troubles.ts';
import { createWatching } from './watching.ts';

/** The engine over all accounts: puts together what the folders hold. */
export function createEngine(options: EngineOptions): Engine {
  const proxy: ProxyResolver = options.proxy ?? (async () => null);
  const changes = createListeners<EngineChange>();
  let stopWake = () => {};

  const emit = (change: EngineChange) => {
    if (change.state) {
      ruleBook.outdateNames();
      troubles.stateChanged();
    }
    changes.tell(change);
  };
  const { undo } = options.timing;
  const { changeSettings, ...heeded } = createHeededSettings(() => registry.sessions(), emit, undo);
  const rulesOf = (account: string) => ruleBook.of(account);
  const registry = createRegistry({ engine: options, proxy, emit, ...heeded, rulesOf });
  const ruleBook = createRuleBook({
    file: rulesFile(options.folder, options.clock),
    clock: options.clock,
    names: () => namesIn(registry.views(), options.ownNames),
  });
  const troubles = watchTroubles(options, registry, emit);
  const rules = createRules(registry, ruleBook, emit);
  const known = createKnownServers(registry.views);
  const signIn = createSignIn(options, proxy, registry, known);
  const { cancelAllDevices, ...devices } = createDeviceSignIn(options, registry, signIn);
  const accounts = createAccounts(registry, signIn, emit);
  const watching = createWatching(registry);
  return {
    async start() {
      await openAll(ruleBook, registry, emit);
      stopWake = options.network.onWake(() => wakeAll(registry));
    },
    async stop(drainMs) {
      stopWake();
      troubles.stop();
      cancelAllDevices();
      await registry.stop(drainMs);
    },
    onChange: changes.add,
    attend() {
      for (const s of registry.sessions()) s.attend();
    },
    ...changeSettings,
    status: () => overallStatus(registry.statuses()),
    ...accounts,
    ...devices,
    ...known,
    ...watching,
    ...createSetup(registry, { ...accounts, ...watching, ...rules }),
    ...createFeed(registry, heeded.hidesDerived),
    ...createInboxes(registry, { ...options, undoMs: heeded.undoMs }, emit),
    ...createSnoozing(registry, options),
    ...createStarring(registry, options),
    ...createBannerList(registry, options.clock, emit),
    ...rules,
    ...createDataSize(options, registry),
  };
}

function wakeAll({ sessions }: Registry): void {
  for (const session of sessions()) void session.woke();
}

/** Reads the rules, opens the accounts, and tells what was found damaged. */
async function openAll(
  ruleBook: RuleBook,
  registry: Registry,
  emit: (change: EngineChange) => void,
): Promise<void> {
  const { isRestored, unreadable } = ruleBook.load();
  await registry.start();
  if (isRestored || unreadable !== null) emit({ ...noChange(), alerts: [rulesAlert(unreadable)] });
  emit({ ...noChange(), state: true, inbox: true });
}

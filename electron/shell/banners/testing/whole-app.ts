import { readyRules } from '../../../core/alert/ready-rules.ts';
import { sleep } from '../../../core/base/clock.ts';
import { createListeners } from '../../../core/base/listeners.ts';
import { createBannerList } from '../../../core/engine/banner-list.ts';
import type { Registry } from '../../../core/engine/registry.ts';
import { announce } from '../../../core/inbox/announce.ts';
import type { Alert } from '../../../core/model/alert.ts';
import { type EngineChange, noChange } from '../../../core/model/change.ts';
import type { Incoming } from '../../../core/model/incoming.ts';
import type { Rule } from '../../../core/model/rule.ts';
import { createBringingBack } from '../../../core/session/bring-back.ts';
import { createDeciding } from '../../../core/session/decide-alerts.ts';
import { createHeldSharing } from '../../../core/session/held-share.ts';
import { createMarks } from '../../../core/session/marks.ts';
import { publishCommitted } from '../../../core/session/publish-committed.ts';
import { createAlertRaising } from '../../../core/session/raise-alerts.ts';
import { createSeenNames } from '../../../core/session/seen-names.ts';
import type { ReaderThread, WriterThread } from '../../../core/store/thread/thread.ts';
import type { StoredSubscription } from '../../../core/store/write/subscription-row.ts';
import type { FetchedNotification } from '../../../core/store/write/write-notifications.ts';
import { ACCOUNT, asRemote, type TestStore } from '../../../core/testing/store.ts';
import { languageFor } from '../../../words/language.ts';
import { openSettings } from '../../settings/settings.ts';
import { createBusBanners } from '../bus-banners.ts';
import { followAlerts } from '../follow-alerts.ts';
import { openHolding } from '../open-holding.ts';
import type { FaultyService } from './faulty-service.ts';
import { type Life, storeIn } from './life.ts';

export interface World {
  store: TestStore;
  service: FaultyService;
  rules: readonly Rule[];
  subscription: StoredSubscription;
  /** The file of the settings. */
  settings: string;
  /** Whether nothing can be written at the moment. */
  isDiskFull: () => boolean;
}

/** The stores of one account as a run of the app has them. */
function storesIn({ store, isDiskFull }: World, life: Life) {
  const check = () => {
    if (isDiskFull()) throw new Error('the disk is full');
  };
  return {
    writer: storeIn(life, store.remote, check) as unknown as WriterThread,
    reader: storeIn(
      life,
      asRemote(() => store.reader),
      () => undefined,
    ) as unknown as ReaderThread,
  };
}

/** Interval at which the start of an account is tried again, ms. */
const RETRY_MS = 2_000;

/** One account: what comes in is decided, stored and told, as a session does it. */
function createAccount(world: World, life: Life, emit: (change: Partial<EngineChange>) => void) {
  const { writer, reader } = storesIn(world, life);
  const { clock } = life;
  const { signal } = new AbortController();
  const names = createSeenNames();
  const ready = readyRules(world.rules, ACCOUNT, {
    names: { accounts: [{ id: ACCOUNT, label: ACCOUNT, subscriptions: [] }] },
    now: clock.now,
  });
  const rules = () => ready;
  const deciding = createDeciding({ account: ACCOUNT, clock, rules, names });
  const raise = createAlertRaising({ clock, signal, store: writer, raised: (alerts) => emit({ alerts }) });
  const publisher = publishCommitted({
    account: ACCOUNT,
    clock,
    rows: (ids) => reader.alertRows(ACCOUNT, ids),
    countBacklog: (first, last) => reader.backlogCount(ACCOUNT, first, last),
    added: () => undefined,
    alerts: raise,
    silence: writer.silence,
    async names(ids) {
      const found = await reader.seenNames(ACCOUNT, ids);
      names.put(found);
      return found;
    },
    decideLate: deciding.decideLate,
    storeLate: writer.decideWaiting,
    altered: () => undefined,
  });
  const back = (alert: Alert) => emit({ alerts: [alert] });
  const bringing = createBringingBack({ account: ACCOUNT, clock, store: writer, reader, back, signal });
  const retry = { clock } as Parameters<typeof createMarks>[0]['retry'];
  const isTold = publisher.hadBanner;
  const announcing = { account: ACCOUNT, store: writer, reader, alert: raise, isTold, rules };
  return {
    id: ACCOUNT,
    writer,
    bringing,
    stop: publisher.stop,
    ...createMarks({ store: writer, emit: () => undefined, retry, sending: signal }, () => undefined),
    ...createHeldSharing({ account: ACCOUNT, store: writer, emit, retry, sending: signal }),
    /** @param pending number of deliveries that wait behind it. */
    async deliver(event: Incoming, pending: bigint): Promise<void> {
      deciding.decide(event, world.subscription, pending);
      publisher.committed([event], await writer.commit([event]), pending);
    },
    async notify(list: readonly FetchedNotification[]): Promise<void> {
      await announce(announcing, await writer.putNotifications(list, clock.now()));
    },
  };
}

/**
 * Starts a run of the app: everything between the delivery of an event and the notification service, and back, in the way
 * that main.ts puts it together. Only the threads of the store, the network and the window are left out.
 */
export function startWholeApp(world: World, life: Life) {
  const changes = createListeners<EngineChange>();
  const emit = (change: Partial<EngineChange>) => changes.tell({ ...noChange(), ...change });
  const account = createAccount(world, life, emit);
  const { clock } = life;
  const log = () => undefined;
  const bus = world.service.busFor(life);
  const settings = openSettings(world.settings, clock, log);
  const network = { onWake: () => () => undefined };
  const holding = openHolding({ settings, bus, network, clock });
  const registry = { sessions: () => [account] } as unknown as Registry;
  const list = createBannerList(registry, clock, emit);
  const language = languageFor('en');
  const { app, alerts } = language.words;
  const words = { app, actions: alerts.actions, soundFile: '' };
  const closeBanners = followAlerts({
    engine: {
      ...list,
      onChange: changes.add,
      accounts: () => [],
      feedPage: async () => [],
      markRead: async (ids) => ({ changed: Array.isArray(ids) ? 0 : 0 }) as never,
      acknowledge: async () => undefined as never,
      snooze: async () => undefined as never,
    },
    settings,
    holding,
    service: createBusBanners({ bus, clock, words, pictureOf: () => null }),
    language,
    goTo: () => undefined,
    tell: () => undefined,
    log,
  });
  return {
    account,
    settings,
    pause: holding.pause.pause,
    onChange: changes.add,
    /** Resolves when what an earlier run left is known and the account runs: before, nothing comes in. */
    async start(): Promise<void> {
      while (!(await begins(account.writer, clock))) await sleep(clock, RETRY_MS);
      void account.bringing.run();
      if (holding.current() === null) await list.tellHeld();
    },
    /** Ends it in order. */
    stop(): void {
      holding.stop();
      closeBanners();
      account.stop();
      life.end();
    },
  };
}

const begins = (writer: WriterThread, clock: Life['clock']) =>
  writer.endUntold(clock.now()).then(
    () => true,
    () => false,
  );

export type WholeApp = ReturnType<typeof startWholeApp>;

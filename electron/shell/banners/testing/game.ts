import { join } from 'node:path';
import type { Incoming } from '../../../core/model/incoming.ts';
import type { Rule } from '../../../core/model/rule.ts';
import type { StoredSubscription } from '../../../core/store/write/subscription-row.ts';
import type { FetchedNotification } from '../../../core/store/write/write-notifications.ts';
import { type FakeClock, fakeClock } from '../../../core/testing/fake-clock.ts';
import type { TestStore } from '../../../core/testing/store.ts';
import { type Asked, createFaultyService, type FaultyService } from './faulty-service.ts';
import { createLife, type Life } from './life.ts';
import { createNames, type Names } from './names.ts';
import { startWholeApp, type WholeApp, type World } from './whole-app.ts';

const START = new Date(2026, 5, 1, 12).getTime();

const subscription = {
  id: 1,
  muted: false,
  alerts: 'all',
  target: { kind: 'resource', resourceId: 'P', resourceKind: 'project', subresources: true },
  createdAt: START - 3_600_000,
} as StoredSubscription;

/** What the audit looks at when everything is over. */
export interface Played {
  store: TestStore;
  service: FaultyService;
  /** How often each event was snoozed, by its number. */
  snoozed: Map<number, number>;
  /** Banners that the person used, with the run that had shown them. */
  used: { asked: Asked; run: number }[];
  /** Every summary of what was held, with the run that raised it and how much the service had been asked to show before. */
  summaries: { run: number; place: number }[];
  /** The number of the run that goes on, and in the end of the last one. */
  run: number;
}

/** A world, and the run of the app that goes on in it. */
export interface Game extends Played {
  clock: FakeClock;
  world: World;
  isDiskFull: boolean;
  names: Names;
  /** What the inbox of the server has. */
  inbox: FetchedNotification[];
  life: Life;
  app: WholeApp;
  isStarted: boolean;
  /** How much the service had been asked to show before this run. */
  begunAt: number;
  /** The last event that was delivered. */
  last: Incoming | null;
}

export async function openGame(rules: readonly Rule[], store: TestStore): Promise<Game> {
  const clock = fakeClock(START);
  const service = createFaultyService(clock);
  store.writer.addSubscription(subscription.target, { from: 'now' }, 0);
  const settings = join(store.path, '..', 'settings.json');
  const isDiskFull = () => game.isDiskFull;
  const world: World = { store, service, rules, subscription, settings, isDiskFull };
  const life = createLife(clock);
  const game: Game = {
    store,
    service,
    snoozed: new Map(),
    used: [],
    summaries: [],
    run: 0,
    clock,
    world,
    isDiskFull: false,
    names: createNames(store),
    inbox: [],
    life,
    app: startWholeApp(world, life),
    isStarted: false,
    begunAt: 0,
    last: null,
  };
  life.end();
  await begin(game);
  return game;
}

/** Starts the next run of the app. */
async function begin(game: Game): Promise<void> {
  const run = ++game.run;
  game.isStarted = false;
  game.begunAt = game.service.asked.length;
  game.life = createLife(game.clock);
  game.app = startWholeApp(game.world, game.life);
  game.app.onChange(({ alerts }) => {
    for (const { about } of alerts)
      if (about.is === 'held') game.summaries.push({ run, place: game.service.asked.length });
  });
  void game.app.start().then(() => {
    if (game.run === run) game.isStarted = true;
  });
  await game.clock.advance(0);
}

/** Starts the next run where one has ended: with what is in the files, and nothing else. */
export async function goOn(game: Game): Promise<void> {
  if (game.life.isAlive()) return;
  game.store.restart();
  await begin(game);
}

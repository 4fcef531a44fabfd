import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../devserver/util/random.ts';
import type { Start } from '../../electron/core/model/subscription.ts';
import type { Rig } from '../rig.ts';
import type { Watch } from '../watches.ts';
import { between, type Kind } from './kind.ts';

/** Draws some of a list, at least one, in random order. */
function some<T>(list: readonly T[], random: Random): T[] {
  const keyed = list.map((item) => ({ item, key: random.next() })).sort((a, b) => a.key - b.key);
  return keyed.slice(0, 1 + random.int(list.length)).map(({ item }) => item);
}

/** Start now, or a whole second earlier, as the server reads whole seconds. */
const startOf = (random: Random, since: number): Start =>
  random.next() < 0.5 ? { from: 'now' } : { from: 'date', date: Math.floor(since / 1000) * 1000 };

/** What may happen while something is not watched, or is about to be. */
async function maybeTrouble(rig: Rig, random: Random): Promise<void> {
  const chance = random.next();
  if (chance < 0.2) rig.proxy.reset();
  else if (chance < 0.35) {
    await rig.app.kill();
    rig.app.start();
  } else if (chance < 0.5) {
    rig.proxy.weather({ blackHole: true });
    await sleep(between(rig, random, 5_000, 40_000));
    rig.proxy.reset();
    rig.proxy.weather({ blackHole: false });
  }
}

/** Changes that a person makes to the subscriptions. */
export const watchingFaults: readonly Kind[] = [
  {
    name: 'unwatched, watched again',
    weight: 14,
    telling: true,
    // Events in flight to a removed subscription are no longer owed; that includes probes.
    alone: true,
    async run(rig, random) {
      const gone: Watch[] = some(rig.watches.current, random);
      const since = Date.now();
      for (const { resource } of gone) {
        await rig.watches.unwatch(resource);
        if (random.next() < 0.5) await sleep(between(rig, random, 0, 10_000));
      }
      await maybeTrouble(rig, random);
      await sleep(between(rig, random, 0, 90_000));
      for (const { resource, kind } of some(gone, random).concat(gone)) {
        if (rig.watches.current.some((one) => one.resource === resource)) {
          // The person pauses and resumes repeatedly.
          if (random.next() < 0.7) continue;
          await rig.watches.unwatch(resource);
        }
        await rig.watches.watch(resource, kind, startOf(random, since));
      }
    },
  },
  {
    name: 'account paused',
    weight: 7,
    telling: true,
    async run(rig, random) {
      await rig.app.tell('pauseAccount', { paused: true });
      await sleep(between(rig, random, 1_000, 90_000));
      await maybeTrouble(rig, random);
      await rig.app.tell('pauseAccount', { paused: false });
    },
  },
  {
    name: 'subscription paused',
    weight: 7,
    telling: true,
    async run(rig, random) {
      const chosen = some(rig.watches.current, random).map((one) => String(one.subscription));
      for (const subscription of chosen) {
        await rig.app.tell('pauseSubscription', { subscription, paused: true });
      }
      await sleep(between(rig, random, 1_000, 90_000));
      await maybeTrouble(rig, random);
      for (const subscription of some(chosen, random).concat(chosen)) {
        await rig.app.tell('pauseSubscription', { subscription, paused: false });
      }
    },
  },
];

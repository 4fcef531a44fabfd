import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../devserver/util/random.ts';
import type { Probe } from '../publisher.ts';
import type { Rig } from '../rig.ts';
import { between, type Kind } from './kind.ts';

/** The number of probes published during a hole, besides the other events. */
const IN_FLIGHT = 4;

/** Nothing gets through for 5 to 90 s, and events are published meanwhile. */
async function hole(rig: Rig, random: Random): Promise<Probe[]> {
  rig.proxy.weather({ blackHole: true });
  const pause = between(rig, random, 5_000, 90_000) / IN_FLIGHT;
  const probes: Probe[] = [];
  for (let n = 0; n < IN_FLIGHT; n++) {
    probes.push(await rig.publisher.probe());
    await sleep(pause);
  }
  return probes;
}

/** Faults of the network between client and server. */
export const networkFaults: readonly Kind[] = [
  {
    name: 'connection reset',
    weight: 14,
    async run({ proxy }) {
      proxy.reset();
    },
  },
  {
    name: 'hole, resumed',
    weight: 8,
    async run(rig, random) {
      const missed = await hole(rig, random);
      rig.proxy.weather({ blackHole: false });
      return missed;
    },
  },
  {
    name: 'hole, cut on both sides',
    weight: 12,
    async run(rig, random) {
      const missed = await hole(rig, random);
      rig.proxy.reset();
      rig.proxy.weather({ blackHole: false });
      return missed;
    },
  },
  {
    name: 'hole, cut here only',
    weight: 10,
    async run(rig, random) {
      const missed = await hole(rig, random);
      // The server continues to write to the dead connection until its own timeout.
      rig.proxy.leave(between(rig, random, 5_000, 60_000));
      rig.proxy.weather({ blackHole: false });
      return missed;
    },
  },
  {
    name: 'slow link',
    weight: 8,
    async run(rig, random) {
      rig.proxy.weather({ delayMs: 20 + random.int(180), bytesPerSecond: 20_000 + random.int(80_000) });
      await sleep(between(rig, random, 10_000, 60_000));
      rig.proxy.weather({ delayMs: 0, bytesPerSecond: 0 });
    },
  },
  {
    name: 'truncated',
    weight: 10,
    async run({ proxy }) {
      proxy.truncate();
      await sleep(50);
    },
  },
];

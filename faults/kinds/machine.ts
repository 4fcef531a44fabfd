import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../devserver/util/random.ts';
import type { Rig } from '../rig.ts';
import { between, type Kind } from './kind.ts';

const HOUR = 3_600_000;

/** Keeps the disk full for a duration between two true ones (ms). */
async function fullDisk(rig: Rig, random: Random, from: number, to: number): Promise<void> {
  rig.disk?.fill();
  await sleep(between(rig, random, from, to));
  if (random.next() < 0.3) {
    // Starting the app again does not help: it must cope with a disk that is full from the start.
    await rig.app.kill();
    rig.app.start();
    await sleep(2_000 + between(rig, random, 0, 20_000));
  }
  rig.disk?.free();
}

/** Faults of the machine that the app runs on. */
export const machineFaults: readonly Kind[] = [
  {
    name: 'disk full',
    weight: 5,
    disk: true,
    run: (rig, random) => fullDisk(rig, random, 3_000, 25_000),
  },
  {
    name: 'disk full beyond the ack wait',
    weight: 5,
    disk: true,
    run: (rig, random) => fullDisk(rig, random, 35_000, 120_000),
  },
  {
    name: 'asleep, woken',
    weight: 10,
    telling: true,
    async run(rig, random) {
      rig.app.freeze();
      await sleep(between(rig, random, 10_000, 120_000));
      // Some networks drop idle connections, some keep them.
      const chance = random.next();
      if (chance < 0.4) rig.proxy.reset();
      else if (chance < 0.7) rig.proxy.leave(between(rig, random, 5_000, 60_000));
      await sleep(between(rig, random, 0, 30_000));
      rig.app.thaw();
      await rig.app.tell('wake', {});
    },
  },
  {
    name: 'app stopped',
    weight: 5,
    async run(rig, random) {
      rig.app.freeze();
      await sleep(between(rig, random, 10_000, 90_000));
      rig.app.thaw();
    },
  },
  {
    name: 'clock set',
    weight: 6,
    telling: true,
    async run(rig, random) {
      await rig.app.setClock(random.pick([-24, -1, 1, 24 * 30]) * HOUR);
      await sleep(between(rig, random, 5_000, 40_000));
      await rig.app.setClock(0);
    },
  },
];

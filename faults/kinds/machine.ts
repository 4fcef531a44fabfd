import { setTimeout as sleep } from 'node:timers/promises';
import { between, type Kind } from './kind.ts';

/** A laptop asleep for so long, ms. */
const ASLEEP = 60_000;
const HOUR = 3_600_000;

/** What happens to the machine the app runs on. */
export const machineFaults: readonly Kind[] = [
  {
    name: 'disk full',
    weight: 8,
    async run(rig, random) {
      rig.disk?.fill();
      await sleep(between(rig, random, 5_000, 60_000));
      if (random.next() < 0.3) {
        // Somebody starts the app anew, which does not help: it has to cope with a disk that is full from the start.
        await rig.app.kill();
        rig.app.start();
        await sleep(2_000 + between(rig, random, 0, 20_000));
      }
      rig.disk?.free();
    },
  },
  {
    name: 'app stopped (asleep)',
    weight: 6,
    async run(rig) {
      rig.app.freeze();
      await sleep(rig.scale.of(ASLEEP));
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

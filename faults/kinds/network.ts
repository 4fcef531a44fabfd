import { setTimeout as sleep } from 'node:timers/promises';
import { between, type Kind } from './kind.ts';

/** What happens on the way between client and server. */
export const networkFaults: readonly Kind[] = [
  {
    name: 'connection reset',
    weight: 14,
    async run({ proxy }) {
      proxy.reset();
    },
  },
  {
    name: 'black hole',
    weight: 12,
    async run(rig, random) {
      rig.proxy.weather({ blackHole: true });
      await sleep(between(rig, random, 5_000, 90_000));
      rig.proxy.weather({ blackHole: false });
    },
  },
  {
    name: 'slow link',
    weight: 8,
    async run(rig, random) {
      rig.proxy.weather({ delay: 20 + random.int(180), rate: 20_000 + random.int(80_000) });
      await sleep(between(rig, random, 10_000, 60_000));
      rig.proxy.weather({ delay: 0, rate: 0 });
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

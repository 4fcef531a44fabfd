import { setTimeout as sleep } from 'node:timers/promises';
import type { Moment } from '../messages.ts';
import type { Rig } from '../rig.ts';
import { between, type Kind } from './kind.ts';

/** The number of notifications in a bulk acknowledgement that is killed: several chunks. */
const BULK = 450;

/** Waits for the app to end by itself; kills it after `ms`. */
async function untilDead({ app }: Rig, ms: number): Promise<void> {
  await Promise.race([app.ended(), sleep(ms)]);
  await app.kill();
}

/** Processes that are killed. */
export const processFaults: readonly Kind[] = [
  {
    name: 'server killed',
    weight: 10,
    async run(rig, random) {
      await rig.harm.look();
      await rig.aos.kill();
      await sleep(between(rig, random, 1_000, 30_000));
      await rig.aos.start();
    },
  },
  {
    name: 'nats-server killed',
    weight: 8,
    async run(rig, random) {
      await rig.nats.kill();
      await sleep(between(rig, random, 1_000, 30_000));
      await rig.nats.start();
    },
  },
  {
    name: 'app killed at random',
    weight: 10,
    async run(rig, random) {
      await sleep(random.int(300));
      await rig.app.kill();
      await sleep(between(rig, random, 0, 20_000));
      rig.app.start();
    },
  },
  {
    name: 'app killed before the ack',
    weight: 12,
    telling: true,
    async run(rig, random) {
      const moment = random.pick<Moment>(['committed', 'committed', 'announced', 'alerted']);
      await rig.app.tell('dieAt', { moment });
      await untilDead(rig, 3_000);
      await sleep(between(rig, random, 0, 10_000));
      rig.app.start();
    },
  },
  {
    name: 'app killed in a bulk',
    weight: 6,
    telling: true,
    async run(rig) {
      const { aos, app } = rig;
      await aos.ask('notify', { count: BULK });
      // The user's own event makes the app fetch immediately.
      await aos.ask('publish', { user: aos.user, action: 'updated' });
      const until = performance.now() + 10_000;
      while (performance.now() < until && (await app.tell('openNotifications', {})).count < BULK) {
        await sleep(50);
      }
      await app.tell('dieAt', { moment: 'bulk' });
      await app.tell('acknowledgeAll', {}).catch(() => {});
      await untilDead(rig, rig.scale.of(6_000) + 4_000);
      app.start();
    },
  },
];

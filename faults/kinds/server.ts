import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../devserver/util/random.ts';
import { consumersOf } from '../own-consumers.ts';
import type { Rig } from '../rig.ts';
import { settle } from '../settle.ts';
import { between, type Kind } from './kind.ts';

/** Acks fail for a while, so that deliveries are outstanding when something happens to them. */
async function holdAcks({ aos }: Rig, random: Random): Promise<void> {
  await aos.ask('refuse', { rpc: 'AcknowledgeMessageBatch', code: 'UNAVAILABLE', count: 1 + random.int(5) });
  await sleep(100 + random.int(300));
}

/** Returns one of the app's consumers, or all of them. */
function someConsumers(rig: Rig, random: Random): string[] {
  const all = consumersOf(rig.data);
  if (all.length === 0 || random.next() < 0.3) return all;
  return [random.pick(all)];
}

/** In half of the cases consumers are lost with a restart of the server, which cuts the connections. */
function maybeCut(rig: Rig, random: Random): void {
  if (random.next() < 0.5) rig.proxy.reset();
}

/** How many probes are published just before the log is wiped; the app cannot be expected to have them. */
const DOOMED = 15;

/** Faults of the server. */
export const serverFaults: readonly Kind[] = [
  {
    name: 'consumer deleted',
    weight: 6,
    async run(rig, random) {
      const mode = random.pick(['forget', 'log']);
      for (const consumer of someConsumers(rig, random)) {
        await rig.aos.ask('deleteConsumer', { consumer, mode });
      }
      maybeCut(rig, random);
    },
  },
  {
    name: 'token expired, renewed',
    weight: 8,
    telling: true,
    async run(rig, random) {
      await rig.aos.ask('expireToken', { token: rig.token });
      // A token is checked when a call begins: an open stream would not notice.
      maybeCut(rig, random);
      await sleep(between(rig, random, 5_000, 40_000));
      rig.token = (await rig.aos.ask<{ token: string }>('mintToken')).token;
      await rig.app.tell('renew', { token: rig.token });
    },
  },
  {
    name: 'HMAC secret rotated',
    weight: 7,
    async run(rig, random) {
      await holdAcks(rig, random);
      await rig.aos.ask('rotateSecret');
    },
  },
  {
    name: 'redelivered out of order',
    weight: 8,
    async run(rig, random) {
      await holdAcks(rig, random);
      for (const consumer of consumersOf(rig.data)) await rig.aos.ask('redeliver', { consumer });
    },
  },
  {
    name: 'answers too large',
    weight: 5,
    async run(rig, random) {
      const rpc = random.pick(['GetEventMessageStream', 'GetEventMessageBatch', 'AcknowledgeMessageBatch']);
      await rig.aos.ask('swell', { rpc, count: 1 + random.int(2) });
      // Streams are reopened when their connections are cut, and the first message of one of them is too large.
      if (rpc === 'GetEventMessageStream') rig.proxy.reset();
      await sleep(between(rig, random, 0, 20_000));
    },
  },
  {
    name: 'delivery stalled',
    weight: 7,
    async run(rig, random) {
      const consumers = someConsumers(rig, random);
      for (const consumer of consumers) await rig.aos.ask('stall', { consumer });
      await sleep(between(rig, random, 10_000, 60_000));
      for (const consumer of consumers) await rig.aos.ask('resume', { consumer });
    },
  },
  {
    name: 'JetStream wiped',
    weight: 4,
    async run(rig, random) {
      const { aos, publisher, record } = rig;
      // So that what is lost is known exactly: everything before is delivered, the last events are excused.
      await publisher.pause();
      await settle(rig, 60_000);
      const last = (await aos.events()).at(-1)?.sequence ?? 0;
      const consumers = consumersOf(rig.data);
      for (const consumer of consumers) await aos.ask('stall', { consumer });
      for (let n = random.int(DOOMED); n > 0; n--) await publisher.probe();
      const log = await aos.events();
      record.wiped(
        log,
        log.filter((event) => event.sequence > last),
      );
      await aos.ask('wipeLog');
      for (const consumer of consumers) await aos.ask('resume', { consumer });
      publisher.resume();
      maybeCut(rig, random);
    },
  },
];

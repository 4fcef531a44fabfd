import { existsSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../devserver/util/random.ts';
import { remember } from '../audit.ts';
import { damage, databaseIn, isDamaged, type Place, takeOverLog } from '../damage/damage.ts';
import { peek } from '../database.ts';
import { generationOf } from '../generations.ts';
import type { Probe } from '../publisher.ts';
import type { Rig } from '../rig.ts';
import { settle } from '../settle.ts';
import type { Kind } from './kind.ts';

/**
 * How long damage may stay unnoticed, ms: until the background check comes round, and where the app leaves a database that was
 * damaged again and again, until it no longer does.
 */
const PATIENCE = 300_000;
/** How long everything may take to come to rest before, ms. */
const REST = 120_000;
/** Rows that are read at a time, as one who scrolls does, and the pause between two reads, ms. */
const ROWS = 500;
const READ_PAUSE = 100;
/** The pause after a write, in which a group is committed, ms. */
const WRITE_PAUSE = 1_000;
/** Chance that the app is killed while it starts over, and the most time it has had by then, ms. */
const KILLED = 0.4;
const KILLED_WITHIN = 400;

/** Waits for something; rejects after `ms`. */
async function until(what: string, ms: number, check: () => boolean): Promise<void> {
  const end = performance.now() + ms;
  while (!check()) {
    if (performance.now() > end) throw new Error(`a damaged database: not within ${ms / 1000} s: ${what}`);
    await sleep(20);
  }
}

const leaving = (data: string): number | undefined =>
  peek(data, (db) => {
    const sql = "SELECT count(*) AS n FROM notification WHERE state = 'leaving'";
    return (db.prepare(sql).get() as { n: number }).n;
  });

/** What has been read, acked or acknowledged by now is at the server before the database is damaged. */
async function comeToRest(rig: Rig): Promise<void> {
  await rig.publisher.pause();
  await until('acknowledgements to be sent', REST, () => leaving(rig.data) === 0);
  await settle(rig, REST);
}

/** Reads and writes, as in every day's use, until the app has set the database aside. */
async function useUntilSetAside(rig: Rig, before: string, damageAgain: () => void): Promise<Probe[]> {
  const probes: Probe[] = [];
  const end = performance.now() + PATIENCE;
  for (let offset = 0; generationOf(rig.data) === before; offset += ROWS) {
    if (performance.now() > end) throw new Error('a damaged database was not noticed');
    const { rows } = await rig.app.tell('readFeed', { offset, limit: ROWS }).catch(() => ({ rows: null }));
    await sleep(READ_PAUSE);
    if (rows !== 0) continue;
    // From the top again, with something new to write.
    offset = -ROWS;
    probes.push(await rig.publisher.probe());
    await sleep(WRITE_PAUSE);
    if (generationOf(rig.data) === before) damageAgain();
  }
  return probes;
}

const isRestored = ({ data }: Rig): boolean => {
  const path = databaseIn(data);
  return path !== undefined && !existsSync(`${path}.unrestored`);
};

/** Whether each subscription says what happened, and where the damaged database is. */
function isTold({ data, watches }: Rig): boolean {
  const files = readdirSync(data);
  const notes = peek(data, (db) =>
    db
      .prepare(
        "SELECT subscription, text FROM subscription_history WHERE text LIKE '%data-started-over%' ORDER BY at",
      )
      .all(),
  ) as { subscription: number; text: string }[] | undefined;
  return watches.current.every(({ subscription }) => {
    const note = notes?.filter((one) => one.subscription === subscription).at(-1);
    return note !== undefined && files.includes((JSON.parse(note.text) as { file: string }).file);
  });
}

/** Waits until the app has started over. @param use ends when the damaged database was set aside. */
async function startOver(
  rig: Rig,
  random: Random,
  use: (before: string) => Promise<Probe[]>,
): Promise<Probe[]> {
  const before = generationOf(rig.data);
  const probes = await use(before);
  if (random.next() < KILLED) {
    await sleep(random.int(KILLED_WITHIN));
    await rig.app.kill();
    rig.app.start();
  }
  await until('all that is watched', PATIENCE, () => isRestored(rig) && rig.watches.startedOver());
  await until('the person to be told', PATIENCE, () => isTold(rig));
  // What the app says: whatever the server still has arrives again.
  rig.record.startedOver();
  rig.publisher.resume();
  return probes;
}

/** Pages of the database, of its log and its header that a failing disk overwrites. */
export const damageFaults: readonly Kind[] = [
  {
    name: 'pages damaged while running',
    weight: 3,
    telling: true,
    alone: true,
    async run(rig, random) {
      await comeToRest(rig);
      rig.earlier.push(await remember(rig));
      // The app may have rewritten the damaged pages, which mends them: then others are damaged.
      const make = () => {
        if (isDamaged(rig.data)) return;
        takeOverLog(rig.data);
        damage(rig.data, random, 'pages');
      };
      make();
      return startOver(rig, random, (before) => useUntilSetAside(rig, before, make));
    },
  },
  {
    name: 'pages damaged while closed',
    weight: 3,
    telling: true,
    alone: true,
    async run(rig, random) {
      await comeToRest(rig);
      const isKilled = random.next() < 0.5;
      if (!isKilled) await rig.app.tell('stop', {});
      await rig.app.kill();
      rig.earlier.push(await remember(rig));
      const order: Place[] = isKilled && random.next() < 0.5 ? ['log', 'pages'] : ['pages', 'log'];
      if (!order.some((place) => damage(rig.data, random, place))) {
        // All of it, or what is known of consumers, is in the log alone.
        takeOverLog(rig.data);
        if (!damage(rig.data, random, 'pages')) throw new Error('nothing could be damaged');
      }
      return startOver(rig, random, async (before) => {
        rig.app.start();
        return useUntilSetAside(rig, before, () => {});
      });
    },
  },
];

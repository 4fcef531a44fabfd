import { setMaxListeners } from 'node:events';
import { createRandom } from '../../devserver/util/random.ts';
import { startClient } from './client.ts';
import { cutStreams, type HerdServer } from './server.ts';
import { virtualClock } from './virtual-clock.ts';

export interface HerdOptions {
  /** The number of simulated clients, which represent all of them. */
  simulated: number;
  clients: number;
  subscriptions: number;
  mayStream: boolean;
  isAttended: boolean;
  /** How long the server is away, in minutes; 0 for never. */
  awayMinutes: number;
  seed: number;
}

export interface HerdFigures {
  /** Calls per minute when nothing has happened for an hour. */
  idle: number;
  /** Attempts in each minute in which the server is away, and calls in each minute afterwards. */
  away: number[];
  back: number[];
  consumers: number;
}

const MINUTE = 60_000;
/** Minutes before measuring, minutes over which idle calls are averaged, and minutes reported after an outage. */
const SETTLING = 60;
const IDLE = 30;
const AFTER = 15;

/** Simulates the calls of many clients at one server on which nothing happens. */
export async function simulate(options: HerdOptions): Promise<HerdFigures> {
  const { simulated, clients, subscriptions, awayMinutes, seed } = options;
  const clock = virtualClock();
  const random = createRandom(seed);
  const abort = new AbortController();
  setMaxListeners(0, abort.signal);
  let calls = 0;
  let isUp = true;
  const server: HerdServer = {
    get isUp() {
      return isUp;
    },
    called() {
      calls++;
    },
    consumers: 0,
    streams: new Set(),
  };
  const share = clients / simulated;
  let minute = 0;
  const run = async (minutes: number): Promise<number[]> => {
    const counts: number[] = [];
    for (let n = 0; n < minutes; n++) {
      const before = calls;
      await clock.runUntil(++minute * MINUTE);
      counts.push(Math.round((calls - before) * share));
    }
    return counts;
  };
  for (let n = 0; n < simulated; n++) {
    const client = { subscriptions, mayStream: options.mayStream, isAttended: options.isAttended };
    startClient({ ...client, clock, random: random.next, signal: abort.signal, server });
  }
  await run(SETTLING);
  const quiet = await run(IDLE);
  const idle = Math.round(quiet.reduce((sum, n) => sum + n, 0) / IDLE);
  const figures: HerdFigures = { idle, away: [], back: [], consumers: 0 };
  if (awayMinutes > 0) {
    isUp = false;
    cutStreams(server);
    figures.away = await run(awayMinutes);
    isUp = true;
    figures.back = await run(AFTER);
  }
  figures.consumers = Math.round(server.consumers * share);
  abort.abort();
  cutStreams(server);
  return figures;
}

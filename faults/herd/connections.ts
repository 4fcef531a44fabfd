import { createRandom } from '../../devserver/util/random.ts';
import { backoff } from '../../electron/core/base/backoff.ts';
import { defaultTiming } from '../../electron/core/base/timing.ts';

export interface Herd {
  clients: number;
  /** How long the server is away, ms. */
  away: number;
  jitter: boolean;
  seed: number;
}

/**
 * Simulates clients that all lose their server at time 0 and retry until it is back. An attempt takes no time.
 * @returns the number of attempts in each second from 0 on, including failed ones.
 */
export function simulateHerd({ clients, away, jitter, seed }: Herd): number[] {
  const { backoffMin, backoffMax } = defaultTiming;
  const random = createRandom(seed);
  const seconds: number[] = [];
  for (let client = 0; client < clients; client++) {
    let now = 0;
    for (let attempt = 0; ; attempt++) {
      // Without jitter every client waits the full time; they differ only in when they noticed the loss, within a second.
      now += backoff(attempt, backoffMin, backoffMax, jitter ? random.next : () => 1);
      if (!jitter && attempt === 0) now += random.next() * 10;
      const second = Math.floor(now / 1000);
      seconds[second] = (seconds[second] ?? 0) + 1;
      if (now >= away) break;
    }
  }
  return Array.from(seconds, (n) => n ?? 0);
}

/** Returns what a server of 10,000 clients sees, with and without jitter, as Markdown. */
export function herdTable(): string {
  const lines = [
    '| server away | | most connections in a second while away | most in a second once back | all back after |',
    '| --- | --- | --: | --: | --: |',
  ];
  for (const away of [0, 1_000, 10_000, 60_000, 600_000]) {
    for (const jitter of [false, true]) {
      const seconds = simulateHerd({ clients: 10_000, away, jitter, seed: 1 });
      const back = Math.floor(away / 1000);
      const most = (list: readonly number[]) => list.reduce((a, b) => Math.max(a, b), 0).toLocaleString('en');
      const name = jitter ? 'full jitter' : 'no jitter';
      // A second during which it comes back still counts as away.
      lines.push(
        `| ${back} s | ${name} | ${most(seconds.slice(0, back))} | ${most(seconds.slice(back))} | ${seconds.length - back} s |`,
      );
    }
  }
  return lines.join('\n');
}

import type { LocalAos } from '../../devserver/server.ts';

export interface CallFigures {
  callsPerMinute: number;
  callsWorstMinute: number;
  callsByMethod: Record<string, number>;
}

/** Returns the highest increase of a running count in any window of this many samples, and the average per window. */
export function worstWindow(samples: readonly number[], window: number): { most: number; average: number } {
  let most = 0;
  for (let n = window; n < samples.length; n++) {
    most = Math.max(most, (samples[n] ?? 0) - (samples[n - window] ?? 0));
  }
  const whole = (samples.at(-1) ?? 0) - (samples[0] ?? 0);
  // Shorter than a window: the whole count.
  if (samples.length <= window) return { most: whole, average: whole };
  return { most, average: (whole / (samples.length - 1)) * window };
}

/** Samples per minute of true time: the worst minute may begin at any of them. */
const SAMPLES = 6;

/** Counts calls at the server per minute of true time. @param factor how many times as fast time passes. */
export function countCalls(aos: Pick<LocalAos, 'control'>, factor: number): { stop(): Promise<CallFigures> } {
  const began = performance.now();
  const samples: number[] = [];
  const every = 60_000 / SAMPLES / factor;
  let first: Record<string, number> | undefined;
  let last: Record<string, number> = {};
  let isOver = false;

  async function sample(): Promise<void> {
    const { calls } = await aos.control.stats();
    first ??= calls;
    last = calls;
    const sum = Object.values(calls).reduce((all, n) => all + n, 0);
    // A late sample counts for each moment it missed.
    const due = Math.floor((performance.now() - began) / every) + 1;
    while (samples.length < due) samples.push(sum);
  }
  async function run(): Promise<void> {
    while (!isOver) {
      await sample();
      await new Promise((resolve) => setTimeout(resolve, every));
    }
  }
  const running = run();
  return {
    async stop() {
      isOver = true;
      await running;
      await sample();
      const { most, average } = worstWindow(samples, SAMPLES);
      const callsByMethod = Object.fromEntries(
        Object.entries(last)
          .map(([method, n]) => [method, n - (first?.[method] ?? 0)] as const)
          .filter(([, n]) => n > 0)
          .sort(([, a], [, b]) => b - a),
      );
      return { callsPerMinute: Number(average.toFixed(2)), callsWorstMinute: most, callsByMethod };
    },
  };
}

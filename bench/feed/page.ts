import type { Page } from '@playwright/test';
import { type PageProbes, probes, type Sight, type WithProbes } from './page-probes.ts';

export async function watchPage(page: Page) {
  // The loader that runs these files marks functions with a helper that the page does not have.
  await page.evaluate('globalThis.__name = (what) => what');
  for (const install of probes) await page.evaluate(install);
  const of = <T>(run: (watch: PageProbes) => T | Promise<T>): Promise<T> =>
    page.evaluate(`(${String(run)})(globalThis.bench)`) as Promise<T>;
  return {
    /** Returns the milliseconds until `act` has changed the rows; null when they stay the same. */
    async change(event: string, act: () => Promise<void>, patienceMs = 3_000): Promise<number | null> {
      await page.evaluate(
        ([name, ms]) => (globalThis as unknown as WithProbes).bench.arm(name as string, ms as number),
        [event, patienceMs],
      );
      await act();
      return of((watch) => watch.result());
    },
    async leaving(event: string, act: () => Promise<void>): Promise<number | null> {
      await page.evaluate((name) => (globalThis as unknown as WithProbes).bench.armLeaving(name), event);
      await act();
      return of((watch) => watch.result());
    },
    /** Returns the gaps between frames while `during` runs, ms. */
    async frames(during: () => Promise<void>): Promise<number[]> {
      await of((watch) => watch.frames.start());
      await during();
      return of((watch) => watch.frames.stop());
    },
    /** Returns each newer event that the list shows while `during` runs. */
    async newest(during: () => Promise<void>): Promise<Sight[]> {
      await of((watch) => watch.newest.start());
      await during();
      return of((watch) => watch.newest.stop());
    },
    scroll: (rows: number, pixels: number) =>
      page.evaluate(
        ([n, px]) => (globalThis as unknown as WithProbes).bench.scroll(n as number, px as number),
        [rows, pixels],
      ),
  };
}

export type PageWatch = Awaited<ReturnType<typeof watchPage>>;

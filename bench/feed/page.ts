import type { Page } from '@playwright/test';

/** What measures in the page itself, put there by `watchPage`. */
interface Watch {
  /**
   * Milliseconds from the next event of this type to the frame in which other rows, or none, stand on the screen; null
   * when they stay the same for `patience` ms.
   */
  arm(event: string, patience: number): void;
  result(): Promise<number | null>;
  /** The same for the first row that shows it is leaving. */
  armLeaving(event: string): void;
  frames: { start(): void; stop(): number[] };
  scroll(rows: number, pixels: number): Promise<{ gaps: number[]; unready: number }>;
}

type Measured = { bench: Watch };

/** Runs in the page, so it may use nothing from outside. */
function install(): void {
  const options = () => [...document.querySelectorAll<HTMLElement>('main [role="listbox"] [role="option"]')];
  /** Which rows are there; null while one of them is still awaited. Times are compared, not "2 minutes ago". */
  const shown = (): string | null => {
    const rows = options();
    if (rows.some((row) => row.ariaBusy === 'true')) return null;
    const texts = rows.map(
      (row) => `${row.querySelector('time')?.dateTime} ${row.querySelector('.row-name')?.textContent}`,
    );
    return texts.join('\n');
  };
  const afterPaint = (done: (at: number) => void) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now());
      channel.port2.postMessage(null);
    });

  let waiting: Promise<number | null> = Promise.resolve(null);
  function armFor(event: string, patience: number, there: () => boolean): void {
    waiting = new Promise((resolve) => {
      let began: number | undefined;
      const end = (value: number | null) => {
        changes.disconnect();
        clearTimeout(late);
        window.removeEventListener(event, begin, true);
        resolve(value);
      };
      const begin = (given: Event) => {
        began ??= given.timeStamp;
      };
      const changes = new MutationObserver(() => {
        if (began === undefined || !there()) return;
        const since = began;
        changes.disconnect();
        afterPaint((at) => end(at - since));
      });
      const late = setTimeout(() => end(null), patience);
      window.addEventListener(event, begin, { capture: true });
      changes.observe(document.body, {
        childList: true,
        subtree: true,
        attributes: true,
        characterData: true,
      });
    });
  }

  let ticking = 0;
  let gaps: number[] = [];
  const watch: Watch = {
    arm(event, patience) {
      const before = shown();
      armFor(event, patience, () => {
        const now = shown();
        return now !== null && now !== before;
      });
    },
    armLeaving: (event) =>
      armFor(event, 10_000, () => options().some((row) => row.classList.contains('leaving'))),
    result: () => waiting,
    frames: {
      start() {
        gaps = [];
        let last: number | undefined;
        const tick = (at: number) => {
          if (last !== undefined) gaps.push(at - last);
          last = at;
          ticking = requestAnimationFrame(tick);
        };
        ticking = requestAnimationFrame(tick);
      },
      stop() {
        cancelAnimationFrame(ticking);
        return gaps;
      },
    },
    scroll: (rows, pixels) =>
      new Promise((resolve) => {
        const box = document.querySelector<HTMLElement>('main [role="listbox"]');
        const height = options()[0]?.offsetHeight ?? 44;
        const found: number[] = [];
        let unready = 0;
        let done = 0;
        let last: number | undefined;
        const step = (at: number) => {
          if (last !== undefined) found.push(at - last);
          last = at;
          if (options().some((row) => row.ariaBusy === 'true')) unready++;
          if (box === null || done >= rows * height) return resolve({ gaps: found, unready });
          box.scrollTop += pixels;
          done += pixels;
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
  };
  Object.assign(globalThis, { bench: watch });
}

export async function watchPage(page: Page) {
  // The loader these files run under marks functions with a helper that a page does not have.
  await page.evaluate('globalThis.__name = (what) => what');
  await page.evaluate(install);
  const of = <T>(run: (watch: Watch) => T | Promise<T>): Promise<T> =>
    page.evaluate(`(${String(run)})(globalThis.bench)`) as Promise<T>;
  return {
    /** Milliseconds until what `act` does has changed the rows; null when they stay the same. */
    async change(event: string, act: () => Promise<void>, patience = 3_000): Promise<number | null> {
      await page.evaluate(
        ([name, ms]) => (globalThis as unknown as Measured).bench.arm(name as string, ms as number),
        [event, patience],
      );
      await act();
      return of((watch) => watch.result());
    },
    async leaving(event: string, act: () => Promise<void>): Promise<number | null> {
      await page.evaluate((name) => (globalThis as unknown as Measured).bench.armLeaving(name), event);
      await act();
      return of((watch) => watch.result());
    },
    /** The time between the frames while `during` runs, ms. */
    async frames(during: () => Promise<void>): Promise<number[]> {
      await of((watch) => watch.frames.start());
      await during();
      return of((watch) => watch.frames.stop());
    },
    scroll: (rows: number, pixels: number) =>
      page.evaluate(
        ([n, px]) => (globalThis as unknown as Measured).bench.scroll(n as number, px as number),
        [rows, pixels],
      ),
  };
}

export type PageWatch = Awaited<ReturnType<typeof watchPage>>;

/** The rows of the feed as they are on the screen. */
interface Rows {
  options(): HTMLElement[];
  /** What identifies each of the rows; null while one of them is still awaited. */
  shown(): ReadonlySet<string> | null;
  /** Whether other rows are shown than before, or none. More or fewer beyond the screen are not others. */
  areOthers(before: ReadonlySet<string> | null, now: ReadonlySet<string>): boolean;
}

/** A change of the list: when it was in the DOM, and the time of the newest event shown; both ms since 1970. */
export interface Sight {
  at: number;
  newest: number;
}

/** What measures in the page itself. */
export interface PageProbes {
  /**
   * Measures, in ms, from the next event of this type to the frame in which the rows have changed; `result` is null when
   * they stay the same for `patienceMs`.
   */
  arm(event: string, patienceMs: number): void;
  /** The same for the first row that shows it is leaving. */
  armLeaving(event: string): void;
  result(): Promise<number | null>;
  frames: { start(): void; stop(): number[] };
  newest: { start(): void; stop(): Sight[] };
  scroll(rows: number, pixels: number): Promise<{ gaps: number[]; unready: number }>;
}

/** The global under which the probes live in the page. */
export interface WithProbes {
  bench: PageProbes & Rows;
}

/*
 * Each of the following functions is sent to the page as text, in this order. So they use nothing from outside but the
 * global `bench`, to which each adds its part.
 */

function installRows(): void {
  const options = () => [
    ...document.querySelectorAll<HTMLElement>('main [role="listbox"][tabindex] [role="option"]'),
  ];
  const shown = (): ReadonlySet<string> | null => {
    const rows = options();
    if (rows.some((row) => row.ariaBusy === 'true')) return null;
    // The time itself, as "2 minutes ago" changes without the row changing.
    const texts = rows.map((row) => {
      const [time, name] = [row.querySelector('time')?.dateTime, row.querySelector('.row-name')?.textContent];
      return `${row.ariaPosInSet} ${time} ${name}`;
    });
    return new Set(texts);
  };
  const areOthers = (before: ReadonlySet<string> | null, now: ReadonlySet<string>): boolean => {
    if (before === null || now.size === 0 || before.size === 0) return now.size !== before?.size;
    const [few, many] = now.size < before.size ? [now, before] : [before, now];
    return [...few].some((row) => !many.has(row));
  };
  Object.assign(globalThis, { bench: { options, shown, areOthers } });
}

function installChanges(): void {
  const { bench } = globalThis as unknown as WithProbes;
  const afterPaint = (done: (at: number) => void) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now());
      channel.port2.postMessage(null);
    });
  let waiting: Promise<number | null> = Promise.resolve(null);
  function armFor(event: string, patienceMs: number, isThere: () => boolean): void {
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
        if (began === undefined || !isThere()) return;
        const since = began;
        changes.disconnect();
        afterPaint((at) => end(at - since));
      });
      const late = setTimeout(() => end(null), patienceMs);
      window.addEventListener(event, begin, { capture: true });
      const all = { childList: true, subtree: true, attributes: true, characterData: true };
      changes.observe(document.body, all);
    });
  }
  bench.arm = (event, patienceMs) => {
    const before = bench.shown();
    armFor(event, patienceMs, () => {
      const now = bench.shown();
      return now !== null && bench.areOthers(before, now);
    });
  };
  bench.armLeaving = (event) =>
    armFor(event, 10_000, () => bench.options().some((row) => row.classList.contains('leaving')));
  bench.result = () => waiting;
}

function installFrames(): void {
  const { bench } = globalThis as unknown as WithProbes;
  let ticking = 0;
  let gaps: number[] = [];
  bench.frames = {
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
  };
}

function installNewest(): void {
  const { bench } = globalThis as unknown as WithProbes;
  let sights: Sight[] = [];
  const changes = new MutationObserver(() => {
    const newest = Date.parse(bench.options()[0]?.querySelector('time')?.dateTime ?? '');
    if (newest > (sights.at(-1)?.newest ?? 0)) sights.push({ at: Date.now(), newest });
  });
  bench.newest = {
    start() {
      sights = [];
      changes.observe(document.body, { childList: true, subtree: true, attributeFilter: ['datetime'] });
    },
    stop() {
      changes.disconnect();
      return sights;
    },
  };
}

function installScroll(): void {
  const { bench } = globalThis as unknown as WithProbes;
  bench.scroll = (rows, pixels) =>
    new Promise((resolve) => {
      const box = document.querySelector<HTMLElement>('main [role="listbox"][tabindex]');
      const height = bench.options()[0]?.offsetHeight ?? 44;
      const gaps: number[] = [];
      let unready = 0;
      let done = 0;
      let last: number | undefined;
      const step = (at: number) => {
        if (last !== undefined) gaps.push(at - last);
        last = at;
        if (bench.options().some((row) => row.ariaBusy === 'true')) unready++;
        if (box === null || done >= rows * height) return resolve({ gaps, unready });
        box.scrollTop += pixels;
        done += pixels;
        requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    });
}

/** The functions that install the probes, in order. */
export const probes: readonly (() => void)[] = [
  installRows,
  installChanges,
  installFrames,
  installNewest,
  installScroll,
];

import type { Clock } from '../base/clock.ts';
import type { Alert } from '../model/alert.ts';

/** What is known now of something that can be in trouble. */
export interface Finding {
  /**
   * still: it is as it was, and that goes on. stopped: it is as it was, and time does not count, such as without a network.
   */
  is: 'bad' | 'well' | 'still' | 'stopped';
  /** It has to be bad for this long until the person is told, ms. */
  afterMs: number;
  /** What tells of it. Its key names the trouble. */
  alert: Alert;
}

export interface TroublesOptions {
  clock: Clock;
  /** Everything that there is. What is missing in it is nobody's concern any more. */
  find: () => Finding[];
  raise: (alert: Alert) => void;
  /** What an alert with this key told of is over. */
  over: (key: string) => void;
}

/** While something is going on, it is looked at at least this often, ms. */
const LOOK_MS = 5_000;
/** At most this much counts between two looks, ms, so that time asleep is not counted as time in trouble. */
const MOST_MS = 3 * LOOK_MS;
/** It is well again only after this long, ms. What fails again before has to last this long to be told a second time. */
const CALM_MS = 5 * 60_000;

interface Trouble {
  isBad: boolean;
  isTold: boolean;
  wasTold: boolean;
  /** For how long it has been bad or well, ms. */
  lasted: number;
  /** For how long it has to be until something is to be done, ms. */
  due: number;
}

/**
 * Tells once of each trouble that lasts, and when it is over. What comes and goes is told once, until it has been well for
 * five minutes. Time during which the computer sleeps does not count.
 */
export function createTroubles({ clock, find, raise, over }: TroublesOptions) {
  const troubles = new Map<string, Trouble>();
  let lookedAt = clock.monotonic();
  let cancel: (() => void) | undefined;

  function take({ is, afterMs, alert }: Finding, passed: number): void {
    const { key } = alert;
    const before = troubles.get(key);
    if (before === undefined && is !== 'bad') return;
    const trouble = before ?? { isBad: false, isTold: false, wasTold: false, lasted: 0, due: 0 };
    troubles.set(key, trouble);
    const isBad = is === 'bad' || (is !== 'well' && trouble.isBad);
    if (isBad !== trouble.isBad) trouble.lasted = 0;
    else if (is !== 'stopped') trouble.lasted += passed;
    trouble.isBad = isBad;
    trouble.due = trouble.wasTold || !isBad ? CALM_MS : afterMs;
    if (!isBad) {
      if (trouble.isTold) over(key);
      trouble.isTold = false;
      if (!trouble.wasTold || trouble.lasted >= trouble.due) troubles.delete(key);
    } else if (!trouble.isTold && trouble.lasted >= trouble.due) {
      trouble.isTold = trouble.wasTold = true;
      raise(alert);
    }
  }

  function look(): void {
    cancel?.();
    cancel = undefined;
    const now = clock.monotonic();
    const passed = Math.min(now - lookedAt, MOST_MS);
    lookedAt = now;
    const findings = find();
    for (const finding of findings) take(finding, passed);
    const known = new Set(findings.map(({ alert }) => alert.key));
    for (const [key, { isTold }] of troubles) {
      if (known.has(key)) continue;
      troubles.delete(key);
      if (isTold) over(key);
    }
    const left = [...troubles.values()].flatMap(({ isTold, due, lasted }) => (isTold ? [] : due - lasted));
    if (left.length > 0) cancel = clock.after(Math.min(LOOK_MS, Math.max(1, Math.min(...left))), look);
  }

  return {
    look,
    /** The computer woke up, or has its network back: what has not been told yet is given its whole time again. */
    woke(): void {
      for (const trouble of troubles.values()) if (trouble.isBad && !trouble.isTold) trouble.lasted = 0;
      lookedAt = clock.monotonic();
    },
    stop(): void {
      cancel?.();
    },
  };
}

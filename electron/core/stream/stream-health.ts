import type { Clock } from '../base/clock.ts';

/**
 * Tells whether streams work on this network. Some proxies hold an answer back until it is complete, which a stream never
 * is; others cut it after a while. If several streams in a row fail while other calls get through, the network is the cause.
 */
export interface StreamHealth {
  /** A stream is opened. */
  begin(): void;
  /** A message or a heartbeat arrived. */
  heard(): void;
  /** Returns the time from the first to the last message or heartbeat, ms. */
  lived(): number;
  /**
   * The stream has ended. The returned function takes whether another call got through right after that: only then is the
   * stream the problem.
   * @param detectedBySilence whether it was given up because it fell silent.
   */
  over(detectedBySilence: boolean): (othersGetThrough: boolean) => void;
  /** Whether streams do not work here; then the next one to be tried has one chance. */
  hopeless(): boolean;
  tryAgain(): void;
}

/**
 * Score at which streams are given up, and what a stream that is held back or cut adds to it: two that are held back, or
 * five that are cut, since a single cut may be an accident.
 */
const HOPELESS = 10;
const HELD_BACK = 5;
const CUT = 2;

/** @param enoughMs a stream that was heard for this long works. @param works called when one does after all. */
export function createStreamHealth(clock: Clock, enoughMs: number, works: () => void): StreamHealth {
  let score = 0;
  let given = false;
  let first: number | undefined;
  let last = 0;
  const lived = () => (first === undefined ? 0 : last - first);
  return {
    begin() {
      first = undefined;
      last = 0;
    },
    heard() {
      last = clock.monotonic();
      first ??= last;
      if (lived() < enoughMs) return;
      score = 0;
      if (given) works();
      given = false;
    },
    lived,
    over(detectedBySilence) {
      const good = lived() >= enoughMs;
      const weight = detectedBySilence && first === undefined ? HELD_BACK : CUT;
      return (othersGetThrough) => {
        if (good) return;
        if (given) score = HOPELESS;
        else score = othersGetThrough ? score + weight : 0;
      };
    },
    hopeless() {
      if (score >= HOPELESS) given = true;
      return score >= HOPELESS;
    },
    tryAgain() {
      score = 0;
    },
  };
}

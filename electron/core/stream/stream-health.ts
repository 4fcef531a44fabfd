import type { Clock } from '../base/clock.ts';

/**
 * Whether streams live on this network. Some proxies hold an answer back until it is complete, which a stream never is;
 * others cut it after a while. Several such streams in a row, while other calls get through, are the network's doing.
 */
export interface StreamHealth {
  /** A stream is opened. */
  begin(): void;
  /** It said something. */
  heard(): void;
  /** How long it was heard for, from the first to the last word, ms. */
  lived(): number;
  /**
   * It is over. The function it gives takes whether another call got through right after: only then was it the stream.
   * @param silent it was given up, as it said nothing any more.
   */
  over(silent: boolean): (othersGetThrough: boolean) => void;
  /** Streams do not live here; the next one to be tried has one chance. */
  hopeless(): boolean;
  tryAgain(): void;
}

/** A proxy that holds back shows in two streams, one that cuts in five: a cut may be a mere accident. */
const HOPELESS = 10;
const HELD_BACK = 5;
const CUT = 2;

/** @param enough a stream that was heard for so long (ms) lives. @param lives called when one does after all. */
export function createStreamHealth(clock: Clock, enough: number, lives: () => void): StreamHealth {
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
      if (lived() < enough) return;
      score = 0;
      if (given) lives();
      given = false;
    },
    lived,
    over(silent) {
      const good = lived() >= enough;
      const weight = silent && first === undefined ? HELD_BACK : CUT;
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

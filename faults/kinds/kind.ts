import type { Random } from '../../devserver/util/random.ts';
import type { Probe } from '../publisher.ts';
import type { Rig } from '../rig.ts';

/** A way in which things go wrong. */
export interface Kind {
  name: string;
  /** How often it is drawn, against the others. */
  weight: number;
  /** Everything before has to be recovered from first. */
  alone?: true;
  /** It takes a small disk of the app's own. */
  disk?: true;
  /** It takes an app that can be told what to do, which the real one cannot. */
  telling?: true;
  /**
   * Makes it happen; resolves when it is over and recovering from it can begin.
   * @returns what was published meanwhile for every subscription, where that belongs to what is recovered.
   */
  // biome-ignore lint/suspicious/noConfusingVoidType: most kinds give nothing.
  run(rig: Rig, random: Random): Promise<Probe[] | void>;
}

/** A duration between two true times (ms), as it is in this run. */
export const between = (rig: Rig, random: Random, from: number, to: number): number =>
  rig.scale.of(from + random.next() * (to - from));

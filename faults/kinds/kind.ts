import type { Random } from '../../devserver/util/random.ts';
import type { Rig } from '../rig.ts';

/** A way in which things go wrong. */
export interface Kind {
  name: string;
  /** How often it is drawn, against the others. */
  weight: number;
  /** It takes an app that can be told what to do, which the real one cannot. */
  telling?: true;
  /** Makes it happen; resolves when it is over and recovering from it can begin. */
  run(rig: Rig, random: Random): Promise<void>;
}

/** A duration between two true times (ms), as it is in this run. */
export const between = (rig: Rig, random: Random, from: number, to: number): number =>
  rig.scale.of(from + random.next() * (to - from));

import type { Random } from '../../devserver/util/random.ts';
import type { Probe } from '../publisher.ts';
import type { Rig } from '../rig.ts';

/** A kind of fault. */
export interface Kind {
  name: string;
  /** How often it is drawn, relative to the others. */
  weight: number;
  /** Whether the app must first have recovered from everything before. */
  alone?: true;
  /** Whether it needs a small disk for the app's data. */
  disk?: true;
  /** Whether it needs an app that takes commands, which the real one does not. */
  telling?: true;
  /**
   * Makes it happen; resolves when it is over and recovering from it can begin.
   * @returns the probes published meanwhile that the recovery includes.
   */
  // biome-ignore lint/suspicious/noConfusingVoidType: most kinds return nothing.
  run(rig: Rig, random: Random): Promise<Probe[] | void>;
}

/** Draws a duration between two true ones (ms), converted to this run's. */
export const between = (rig: Rig, random: Random, from: number, to: number): number =>
  rig.scale.of(from + random.next() * (to - from));

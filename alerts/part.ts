import type { Stage } from '../desks/situation.ts';

/** Counts what was checked. */
export interface Cells {
  /** Checks one thing: the cell has failed if `check` throws. Never rejects. */
  cell(name: string, check: () => Promise<void> | void): Promise<void>;
}

/** Cells that are played together, in the real app or with the real engine. */
export interface Part {
  name: string;
  /** Whether it belongs to the short form, which is part of `npm test`. */
  short?: boolean;
  /** Programs it needs; without one of them it is skipped. */
  needs: readonly string[];
  /** Throws where it cannot go on, which counts as a failed cell. */
  play(stage: Stage, cells: Cells, isShort: boolean): Promise<void>;
}

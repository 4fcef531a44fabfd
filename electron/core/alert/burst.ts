import type { Alert, AlertRow } from '../model/alert.ts';
import { burstAlert, eventAlert } from './alerts.ts';
import { addToTally, emptyTally } from './tally.ts';

/** Up to this many events have a banner each; with more, one banner speaks of all of them. */
export const FEW = 3;
/** A burst is over when nothing has come for this long (ms). */
export const GAP = 30_000;
/** The banner of a burst stays as it is for at least this long (ms), and for longer the longer the burst lasts … */
export const CALM = 5_000;
/** … but never for longer than this (ms), so that its last update comes soon after its last event. */
const LONGEST_CALM = 15_000;

/** Events that keep coming, with only short gaps between them. */
export interface Burst {
  /** Whether there are still few with this many more. */
  isFew(more: number): boolean;
  /** Takes in further events and gives what to raise for them: a banner each, or the banner of the burst. */
  take(rows: readonly AlertRow[]): Alert[];
  /** How long (ms) its banner has to stay as it is. */
  calm(): number;
  /** Whether it has a banner of its own. */
  hasBanner(): boolean;
  /** The last update of its banner; nothing if it has none. */
  end(): Alert[];
}

/** @param first id of the first event, which names the burst: no other burst of the account has it. */
export function createBurst(account: string, first: number): Burst {
  const tally = emptyTally();
  const singles: string[] = [];
  let updates = 0;
  const banner = (growing: boolean, added: readonly number[]): Alert => ({
    ...burstAlert(account, first, tally, added),
    replaces: [...singles],
    silent: updates > 0 || singles.length > 0,
    growing,
  });
  const isFew = (more: number) => updates === 0 && tally.count + more <= FEW;
  return {
    isFew,
    take(rows) {
      if (rows.length === 0) return [];
      const few = isFew(rows.length);
      addToTally(tally, rows);
      if (few) {
        const alerts = rows.map(eventAlert);
        singles.push(...alerts.map(({ key }) => key));
        return alerts;
      }
      const alert = banner(
        true,
        rows.map(({ id }) => id),
      );
      updates++;
      return [alert];
    },
    calm: () => Math.min(LONGEST_CALM, CALM * 2 ** Math.max(0, updates - 1)),
    hasBanner: () => updates > 0,
    end: () => (updates > 0 ? [banner(false, [])] : []),
  };
}

import type { Alert, AlertRow } from '../model/alert.ts';
import { burstAlert, eventAlert } from './alerts.ts';
import { addToTally, emptyTally } from './tally.ts';

/** Up to this many events that do not come together have a banner each; with more, one banner speaks of all of them. */
export const FEW = 3;
/** A burst is over when nothing has come for this long (ms). */
export const GAP = 30_000;
/** A banner is the newest for at least this long (ms), and that of a burst for longer the longer the burst lasts … */
export const CALM = 1_000;
/** … but never for longer than this (ms), so that its last update comes soon after its last event. */
const LONGEST_CALM = 15_000;

/** What to raise for events, and which of them are left for the next banner. */
interface Taken {
  alerts: Alert[];
  left: readonly AlertRow[];
}

/** Events that keep coming, with only short gaps between them. */
export interface Burst {
  /** Whether there are still few with this many more. */
  isFew(more: number): boolean;
  /**
   * Takes in further events and gives what to raise for them: the banner of one event, or that of the burst, in whose place
   * it comes. Where there are few, an announcement has a banner of its own, and so has what is urgent: its banner passes
   * quiet hours.
   */
  take(rows: readonly AlertRow[]): Taken;
  /** How long (ms) the last banner has to stay as it is. */
  calm(): number;
}

const isApart = ({ subject, isUrgent }: AlertRow): boolean => subject === 'announcement' || isUrgent;

/** @param first id of the first event, which names the burst: no other burst of the account has it. */
export function createBurst(account: string, first: number): Burst {
  const tally = emptyTally();
  const singles: string[] = [];
  let updates = 0;
  const isFew = (more: number) => updates === 0 && tally.count + more <= FEW;

  /** The event that has a banner of its own now; undefined if the burst has one for all. */
  function alone(rows: readonly AlertRow[]): AlertRow | undefined {
    if (!isFew(rows.length)) return undefined;
    return rows.find(isApart) ?? (rows.length === 1 ? rows[0] : undefined);
  }

  return {
    isFew,
    take(rows) {
      if (rows.length === 0) return { alerts: [], left: [] };
      const one = alone(rows);
      addToTally(tally, one === undefined ? rows : [one]);
      if (one !== undefined) {
        const alert = eventAlert(one);
        singles.push(alert.key);
        return { alerts: [alert], left: rows.filter((row) => row !== one) };
      }
      const alert: Alert = {
        ...burstAlert(
          account,
          first,
          tally,
          rows.map(({ id }) => id),
        ),
        replaces: [...singles],
        silent: updates > 0 || singles.length > 0,
        growing: true,
      };
      updates++;
      return { alerts: [alert], left: [] };
    },
    calm: () => Math.min(LONGEST_CALM, CALM * 2 ** updates),
  };
}

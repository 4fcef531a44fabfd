import type { BacklogCount } from '../alert/backlog-alert.ts';
import type { Clock } from '../base/clock.ts';
import type { Alert } from '../model/alert.ts';
import type { StoredEvent } from '../model/incoming.ts';
import type { AlertRows } from '../store/read/read-alerts.ts';
import type { LateOptions } from './decide-late.ts';

export interface PublishOptions {
  account: string;
  clock: Clock;
  /** Reads the current rows of events that deserve a banner of their own, and which of them something else tells of. */
  rows: (ids: number[]) => Promise<AlertRows>;
  /** Counts the events of a backlog between two ids, as they are stored now. */
  countBacklog: (first: number, last: number) => Promise<BacklogCount>;
  added: (events: readonly StoredEvent[]) => void;
  alerts: (alerts: Alert[]) => void;
  /** Reads the names of resources that are known by now. */
  names: LateOptions['names'];
  /** Decides about an event that waited for a name. */
  decideLate: LateOptions['decide'];
  /** Stores such decisions. */
  storeLate: LateOptions['store'];
  /** Called when something about events changed that were published before. */
  altered: () => void;
  /** Called with events that get no banner after all, and why. */
  silence: (ids: number[], why: 'derived' | 'told') => Promise<void>;
}

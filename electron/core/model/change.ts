import type { Alert } from './alert.ts';
import type { StoredEvent } from './incoming.ts';
import type { BulkView } from './notification.ts';

/** A change, in the order it happened. Everything in it is stored already. */
export interface EngineChange {
  /** New events, oldest first; a redelivery is never among them. */
  added: readonly StoredEvent[];
  /** Read marks, names or the number of stored events changed. */
  altered: boolean;
  /** Banners to raise for it. */
  alerts: Alert[];
  /** Keys of alerts that last, whose trouble is over. */
  over: string[];
  /** Banners were written down, or it is known what became of them. */
  told: boolean;
  inbox: boolean;
  bulks: BulkView[];
  /** Something in `accounts()` changed. */
  state: boolean;
}

/** Returns a change in which nothing happened, to be filled with what did. */
export const noChange = (): EngineChange => ({
  added: [],
  altered: false,
  alerts: [],
  over: [],
  told: false,
  inbox: false,
  bulks: [],
  state: false,
});

import type { EventRow } from '../event/event.ts';

/** A banner to raise: one event, or a few words for many. */
export interface Alert {
  account: string;
  title: string;
  body: string;
  /** What a click opens: the event, or the inbox, or the feed. */
  opens: { screen: 'feed'; event: number | null } | { screen: 'inbox'; notification: string | null };
  /** Shown together; a banner of the same group may replace the one before. */
  group: string;
}

/** What became of an alert, written into the alert log. */
export type AlertOutcome = 'shown' | 'paused' | 'failed' | 'unsupported';

/** The event an alert decision was made on, and why it was or was not raised. */
export interface AlertDecision {
  event: EventRow;
  raise: boolean;
  reason: string;
}

import type { Action, EventRow } from './event.ts';
import type { Notice } from './notification.ts';
import type { ResourceKind } from './resource.ts';

/** What the events of one banner have in common. */
export interface EventSummary {
  count: number;
  /** What happened, and to which kinds of resources, where the same happened to each of many; null where it did not. */
  same: { action: Action; kinds: ResourceKind[] } | null;
  /** Names of the projects they happened in. */
  projects: string[];
  /** Names of the latest, oldest first; there are more events than these where `count` says so. */
  names: string[];
}

/** What a banner is about. */
export type AlertSubject =
  | { is: 'event'; event: EventRow }
  | { is: 'events'; summary: EventSummary }
  /** Events that waited on the server while nobody was there. */
  | { is: 'backlog'; count: number }
  /** The database of the account with this label was damaged and set aside. */
  | { is: 'damaged'; label: string }
  /** The list of accounts was damaged: restored from its copy, or kept under this name, with accounts missing. */
  | { is: 'accounts-damaged'; unreadable: string | null }
  | { is: 'notification'; notice: Notice }
  | { is: 'notifications'; count: number };

/** A banner to raise or to update. It is data: the shell puts it into words. */
export interface Alert {
  /** Empty where it is about all accounts. */
  account: string;
  about: AlertSubject;
  /** What a click opens: the event, or the inbox, or the feed. */
  opens: { screen: 'feed'; event: number | null } | { screen: 'inbox'; notification: string | null };
  /** Names the banner. An alert with the key of an earlier one takes its place, and the two count as one banner. */
  key: string;
  /** Keys of other banners whose events this one includes: it takes their place as well. */
  replaces?: readonly string[];
  /** Makes no sound: it only brings up to date what was shown before. */
  silent?: boolean;
  /** More may come under this key. A person who closes the banner meanwhile does not want the updates either. */
  growing?: boolean;
}

/** What became of an alert. */
export type AlertOutcome = 'shown' | 'paused' | 'dismissed' | 'failed' | 'unsupported';

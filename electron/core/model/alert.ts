import { z } from 'zod';
import type { BannerRef } from './banner-ref.ts';
import { Action, EventRow } from './event.ts';
import { Notice } from './notification.ts';
import { ProblemSchema } from './problem-schema.ts';
import { ResourceKind } from './resource.ts';

/** What the events of one banner have in common. */
export const EventSummary = z.object({
  count: z.number(),
  /** What happened, and to which kinds of resources, where the same happened to each of many; null where it did not. */
  same: z.object({ action: Action, kinds: z.array(ResourceKind) }).nullable(),
  /** Names of the projects they happened in. */
  projects: z.array(z.string()),
  /** Names of the latest, oldest first; there are more events than these where `count` says so. */
  names: z.array(z.string()),
});
export type EventSummary = z.infer<typeof EventSummary>;

/** What a banner is about. */
export const AlertSubject = z.discriminatedUnion('is', [
  z.object({ is: z.literal('event'), event: EventRow }),
  z.object({ is: z.literal('events'), summary: EventSummary }),
  /** Events that waited on the server while nobody was there. */
  z.object({ is: z.literal('backlog'), count: z.number() }),
  /** The database of the account with this label was damaged and set aside. */
  z.object({ is: z.literal('damaged'), label: z.string() }),
  /** The list of accounts was damaged: restored from its copy, or kept under this name, with accounts missing. */
  z.object({ is: z.literal('accounts-damaged'), unreadable: z.string().nullable() }),
  /** The file with the token of the account with this label was damaged, and its copy is used. */
  z.object({ is: z.literal('token-restored'), label: z.string() }),
  /** The list of rules was damaged: restored from its copy, or kept under this name, with the rules from the start in use. */
  z.object({ is: z.literal('rules-damaged'), unreadable: z.string().nullable() }),
  /** The account with this label needs a sign-in; the problem says why. */
  z.object({ is: z.literal('sign-in'), label: z.string(), problem: ProblemSchema.nullable() }),
  /** The server of the account with this label has been out of reach for a while. */
  z.object({ is: z.literal('unreachable'), label: z.string(), problem: ProblemSchema.nullable() }),
  /** Events cannot be stored. */
  z.object({ is: z.literal('not-storing'), problem: ProblemSchema.nullable() }),
  z.object({ is: z.literal('notification'), notice: Notice }),
  z.object({ is: z.literal('notifications'), count: z.number() }),
  /** What was held while it was quiet, of all accounts; `requests` are among the notifications. */
  z.object({ is: z.literal('held'), events: z.number(), notifications: z.number(), requests: z.number() }),
  /** Several that were snoozed and have come back; `requests` are among the notifications. */
  z.object({ is: z.literal('back'), events: z.number(), notifications: z.number(), requests: z.number() }),
]);
export type AlertSubject = z.infer<typeof AlertSubject>;

/** Which events or notifications of an account a banner tells of: some by their ids, or all of a backlog between two ids. */
type Told =
  | { are: 'events'; ids: readonly number[] }
  | { are: 'backlog'; first: number; last: number }
  | { are: 'notifications'; ids: readonly string[] };

/** An event that deserves a banner, with what the rules said of it. */
export interface AlertRow extends EventRow {
  isUrgent: boolean;
  rule: string | null;
}

/** A banner to raise or to update. It is data: the shell puts it into words. */
export interface Alert {
  /** Empty where it is about all accounts. */
  account: string;
  about: AlertSubject;
  /** What a click opens: the event, or the inbox, or the feed, or where a trouble of the app is mended. */
  opens:
    | (({ screen: 'feed'; event: number | null } | { screen: 'inbox'; notification: string | null }) & {
        /** Only what this summary of held banners tells of. */
        summary?: number;
      })
    | { screen: 'accounts'; signIn: boolean };
  /** Names the banner. An alert with the key of an earlier one takes its place. */
  key: string;
  /** Keys of other banners whose events this one includes: it takes their place as well. */
  replaces?: readonly string[];
  /** Makes no sound: it only brings up to date what was shown before. */
  silent?: boolean;
  /** More may come under this key. A person who closes the banner meanwhile does not want the updates either. */
  growing?: boolean;
  /** It stays until the person closes it, and comes in quiet hours too. */
  urgent?: boolean;
  /**
   * It tells of something that lasts. If it is held, it is shown when nothing holds it any more; it is withdrawn when what
   * it tells of is over.
   */
  lasts?: boolean;
  /** The rule that decided on it; null or missing where it was none, or were several. */
  rule?: string | null;
  /** What it tells of for the first time. */
  told?: Told;
  /** Its number in the account's list of banners, under which its outcome is noted; missing where none is kept. */
  banner?: number;
  /** Where it is about several accounts: its number in the list of each. */
  shares?: readonly BannerRef[];
}

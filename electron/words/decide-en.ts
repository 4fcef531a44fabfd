import type { InboxGrouping } from '../core/model/inbox-groupings.ts';
import type { Settlement } from '../core/model/notification.ts';
import type { GrantLevel } from '../core/model/resource.ts';

const requests = (n: number, shown: string) => `${shown} ${n === 1 ? 'request' : 'requests'}`;
const notifications = (n: number, shown: string) => `${shown} ${n === 1 ? 'notification' : 'notifications'}`;

/** English: what a person decides about notifications, and what became of it. */
export const decideEn = {
  /** Levels of access, as they stand inside a sentence. */
  levels: {
    read: 'read',
    append: 'append',
    write: 'write',
    admin: 'admin',
  } satisfies Record<GrantLevel, string>,
  /** Of a row that stands for several requests. */
  asked: (times: string, last: string) => `Asked ${times} times, last ${last}`,
  askedSince: (times: string, first: string) => `${times} times, first on ${first}`,
  askedLabel: 'Asked',
  groups: {
    label: 'Group',
    by: {
      none: 'Not grouped',
      kind: 'By kind',
      person: 'By person',
      resource: 'By resource',
      day: 'By day',
    } satisfies Record<InboxGrouping, string>,
    collapseAll: 'Collapse all groups',
    expandAll: 'Expand all groups',
    /** The heading of what is in no other group. */
    others: { person: 'Others, or no person named', resource: 'Others, or no resource named' },
  },
  /** Filtering the history by what was decided. */
  decisions: {
    label: 'Decision',
    names: {
      granted: 'Granted',
      dismissed: 'Dismissed without granting',
      acknowledged: 'Acknowledged',
      elsewhere: 'Handled elsewhere',
    } satisfies Record<Settlement, string>,
    by: 'Decided by',
    another: 'Another program or person',
  },
  dismissOne: 'Dismiss without granting',
  dismiss: (shown: string) => `Dismiss without granting (${shown})`,
  dismissAll: (n: number, shown: string) =>
    `Dismiss ${n === 1 ? 'this access request' : `all ${shown} access requests`} without granting?`,
  grantMany: (shown: string) => `Grant… (${shown})`,
  grantManyTitle: (n: number, shown: string) => `Grant access for ${requests(n, shown)}`,
  grantManyText: 'Everyone gets the same level on what they asked for. You can undo this for a few seconds.',
  /** The button: what it does, once a level is chosen. */
  grant: (level: string, what: string) => `Grant ${level} on ${what}`,
  grantAll: (level: string, n: number, shown: string) => `Grant ${level} for ${requests(n, shown)}`,
  /** What somebody who asks may do already. */
  access: 'Has now',
  asking: 'Checking…',
  notKnown: 'Not known',
  noAccess: 'No access',
  noDirectAccess: 'None of their own; access to the parent is not known',
  atLeast: (level: string) => `${level}, maybe more through the parent`,
  /** The toast while a decision can be undone. */
  giving: (who: string, level: string, what: string) => `${who} gets ${level} on ${what}`,
  givingMany: (level: string, n: number, shown: string) => `Granting ${level} for ${requests(n, shown)}`,
  dismissed: (n: number, shown: string) => `${requests(n, shown)} dismissed without granting`,
  acknowledged: (n: number, shown: string) => `${notifications(n, shown)} acknowledged`,
  sending: (done: string, total: string) => `Sent ${done} of ${total}`,
  granted: (who: string, level: string, what: string) => `${who} now has ${level} on ${what}.`,
  someNotGranted: (n: number, shown: string) => `${requests(n, shown)} could not be granted`,
  /** The palette's line for the newest action that can be undone. */
  undo: (what: string) => `Undo: ${what}`,
  undoTime: 'Time to undo',
  undoTimes: { '5': '5 seconds', '10': '10 seconds', '20': '20 seconds', '60': '1 minute' },
  undoTimeText: 'Changes are sent after this time. It stops while you point at the message.',
  /** The state of a row. */
  grantingRow: (level: string) => `Granting ${level}…`,
  settled: {
    granted: (time: string, level: string) => `Granted ${level} ${time}`,
    dismissed: (time: string) => `Dismissed ${time}`,
    acknowledged: (time: string) => `Acknowledged ${time}`,
    elsewhere: (time: string) => `Handled elsewhere ${time}`,
  } satisfies Record<Settlement, (time: string, level: string) => string>,
  /** At an open item that was settled while it was looked at. */
  meanwhile: 'This was already handled.',
};

/** The words about decisions: one that is missing in a language does not compile. */
export type DecideWords = typeof decideEn;

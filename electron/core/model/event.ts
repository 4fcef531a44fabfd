import { type Permission, type ResourceKind, resourceKinds } from './resource.ts';

/** Stored as the index: the order must not change, only grow. */
export const subjects = ['unknown', ...resourceKinds, 'user', 'announcement'] as const;
export type Subject = (typeof subjects)[number];

/** Stored as the index: the order must not change, only grow. */
export const actions = [
  'unknown',
  'created',
  'available',
  'updated',
  'deleted',
  'snapshotted',
  'announced',
] as const;
export type Action = (typeof actions)[number];

/** What a row stands for where the list is folded: its burst's matching events, itself among them. */
export interface Burst {
  events: number;
  unread: number;
  /** How many different resources they are about. */
  resources: number;
}

/** How a permission of one's own changed; null where there was none before, or is none now. */
export interface PermissionChange {
  id: string;
  kind: ResourceKind;
  /** null while it is not known. */
  name: string | null;
  from: Permission | null;
  to: Permission | null;
  /** One made it oneself. */
  created: boolean;
}

/** What an event about one's own user was about; `unknown` where that could not be found out. */
export type Personal =
  | { is: 'permissions'; changes: PermissionChange[] }
  | { is: 'profile' | 'tokens' | 'unknown' };

/** An event as a list shows it. */
export interface EventRow {
  account: string;
  /** Row number in the account's database: stable, never reused. */
  id: number;
  /** Epoch milliseconds. */
  time: number;
  action: Action;
  subject: Subject;
  resourceId: string | null;
  /** null while it is being asked for, empty when there is none to be had (deleted before it was known). */
  name: string | null;
  path: string[];
  text: string | null;
  read: boolean;
  subscriptions: string[];
  /** Of an event about oneself, as soon as it is looked up. */
  personal?: Personal | undefined;
  /** Only where it stands for more than itself. */
  burst?: Burst | undefined;
  /** How many updates that the server published moments apart this one stands for; left out for a single one. */
  updates?: number | undefined;
  /** It only follows from something that was created or deleted inside its resource. */
  derived?: true | undefined;
}

/** What a row says of what an event consists of. Of other actions than an update it is only known how often it was told. */
export const partsOf = (
  action: Action | undefined,
  parts: number,
  derived: boolean,
): Pick<EventRow, 'updates' | 'derived'> => ({
  ...(action === 'updated' && parts > 1 && { updates: parts }),
  ...(derived && { derived: true as const }),
});

/** Everything known about one event. */
export interface EventDetail {
  row: EventRow;
  title: string;
  description: string;
  checksum: string;
  size: number | null;
  permission: 'none' | 'read' | 'append' | 'write' | 'admin' | null;
  resourceStatus: string;
  createdAt: number | null;
  deleted: boolean;
  portal: string | null;
  identity: string;
  delivered: number;
  alert: string;
  recent: EventRow[];
}

/** Which events a list shows. */
export interface FeedQuery {
  account: string | null;
  subscription: string | null;
  text: string;
  actions: Action[];
  subjects: Subject[];
  unread: boolean;
  from: number | null;
  to: number | null;
  /** A burst (same action, same parent, within a minute) is one row, that of its head. */
  fold?: boolean | undefined;
  /** false leaves out updates that only follow from a change inside their resource. */
  derived?: boolean | undefined;
}

/** The query without a filter: every event of every account. */
export const everything: FeedQuery = {
  account: null,
  subscription: null,
  text: '',
  actions: [],
  subjects: [],
  unread: false,
  from: null,
  to: null,
};

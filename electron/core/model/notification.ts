import type { Permission, ResourceKind } from './resource.ts';

/** Stored as the index: the order must not change, only grow. */
export const inboxKinds = [
  'other',
  'access-requested',
  'permission-granted',
  'permission-revoked',
  'permission-updated',
  'announcement',
] as const;
export type InboxKind = (typeof inboxKinds)[number];

/** open: waits for the person; leaving: acknowledged here, may be undone or is on its way; failed: refused by the
 * server; settled: gone on the server, kept here as history. */
export type InboxState = 'open' | 'leaving' | 'failed' | 'settled';

/** What an access request can be answered with. */
export type GrantLevel = 'read' | 'append' | 'write' | 'admin';

/** What a notification says, as a code and what it is about; `text` where only the server's words can be shown. */
export type Notice =
  | {
      is: 'access-requested';
      user: string;
      resource: string;
      kind: ResourceKind | null;
      /** What is asked for, where the request says so. */
      level: GrantLevel | null;
    }
  /** now: what the account may do with it as last heard, null where that is not known. */
  | { is: 'permission-granted'; resource: string; now: Permission | null }
  | { is: 'permission-revoked'; resource: string }
  | { is: 'text'; text: string };

/** A personal notification as the inbox lists it. Times are epoch milliseconds. */
export interface InboxRow {
  account: string;
  id: string;
  kind: InboxKind;
  time: number;
  notice: Notice;
  /** The server's own text. */
  message: string;
  user: { id: string; name: string } | null;
  /** path: names from the project down to the parent; empty for a project and where it is not known. */
  resource: { id: string; name: string; kind: ResourceKind | null; path: string[] } | null;
  state: InboxState;
  /** Why it failed; of an open one, why access could not be granted. */
  reason: string | null;
  settledAt: number | null;
}

export interface InboxQuery {
  account: string | null;
  view: 'open' | 'history';
  kinds: InboxKind[];
  text: string;
}

/** A bulk acknowledgement under way. */
export interface BulkView {
  bulk: string;
  account: string;
  total: number;
  settled: number;
  failed: number;
  undoUntil: number;
}

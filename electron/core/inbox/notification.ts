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

/** A personal notification as the inbox lists it. Times are epoch milliseconds. */
export interface InboxRow {
  account: string;
  id: string;
  kind: InboxKind;
  time: number;
  message: string;
  user: { id: string; name: string } | null;
  resource: { id: string; name: string } | null;
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

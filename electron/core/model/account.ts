import type { AccountLimit } from './account-limits.ts';
import type { Institution } from './institution.ts';
import type { Protocol } from './protocol.ts';
import type { Status } from './status.ts';
import type { SubscriptionView } from './subscription.ts';

/** Where the token of an account is kept. */
export type Keep = 'keychain' | 'memory' | 'file';

/** An account as it is written down (accounts.json); the token is in the vault. */
export interface AccountRecord {
  id: string;
  label: string;
  /** scheme://host:port */
  endpoint: string;
  protocol: Protocol;
  user: { id: string; name: string };
  keep: Keep;
  paused: boolean;
  /** PEM of an authority that is trusted for this account only. */
  ca?: string | undefined;
  /** scheme://host of the web portal, where resources can be looked at. */
  portal?: string | undefined;
  /** Which of the account colours marks it, from 0 on. */
  colour?: number | undefined;
  /** Who vouches for the person, where the account was signed in with an institution. */
  institution?: Institution | undefined;
  /** What its token cannot do, as far as sign-in found out; left out where it can do everything. */
  limits?: AccountLimit[] | undefined;
}

/** An account as the screens see it. Times are epoch milliseconds. */
export interface AccountView {
  id: string;
  label: string;
  server: string;
  protocol: Protocol;
  user: { id: string; name: string };
  keep: Keep;
  /** It trusts an authority of its own. */
  ownAuthority: boolean;
  portal: string | null;
  colour: number;
  institution: Institution | null;
  /** What its token cannot do although the server takes it. */
  limits: AccountLimit[];
  /** Null also where the token is renewed by itself. */
  tokenExpiresAt: number | null;
  status: Status;
  unread: number;
  inbox: number;
  lastEventAt: number | null;
  acksQueued: number;
  queued: number;
  subscriptions: SubscriptionView[];
}

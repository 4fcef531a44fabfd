import type { Clock } from '../base/clock.ts';
import type { Network } from '../base/network.ts';
import type { Timing } from '../base/timing.ts';
import type { Keep } from '../model/account.ts';
import type { ProxyResolver } from '../transport/proxy.ts';

/** Keeps tokens. They are never written to the database. */
export interface Vault {
  /** Null if none is stored. @throws AosError of kind `signed-out` if one is stored and cannot be read. */
  get(account: string): Promise<string | null>;
  put(account: string, token: string, keep: Keep): Promise<void>;
  remove(account: string): Promise<void>;
  /** Calls the listener when what could not be read may be readable now; the returned function removes it. */
  onReadable?(listener: () => void): () => void;
  /** Calls the listener when the file of an account's token was damaged and its copy is used; see `onReadable`. */
  onRestored?(listener: (account: string) => void): () => void;
}

/** What the app hands to core: everything core needs from outside. */
export interface EngineOptions {
  /** Where accounts.json and the databases are, made if it is not there. */
  folder: string;
  /** The program of a store's thread: it calls `serveStore` of store/thread. */
  storeWorker: URL;
  /** For gRPC-Web and Connect: `net.fetch` in the app, so that the system's proxy and certificates hold. */
  fetch: typeof globalThis.fetch;
  /** Which proxy leads to a URL, for connections that Node makes; left out: none. */
  proxy?: ProxyResolver | undefined;
  /** Path of a PEM file with authorities that Node's own connections trust too (NODE_EXTRA_CA_CERTS); left out: none. */
  extraAuthorities?: string | undefined;
  vault: Vault;
  network: Network;
  clock: Clock;
  /** 0 ≤ n < 1, for jitter. */
  random: () => number;
  timing: Timing;
  /** The language the inbox is shown in (BCP 47), which its search looks into; English when left out. */
  locale?: string | undefined;
  /** What the subscriptions to the user and to announcements are called on screen, by which rules can name them. */
  ownNames?: { user: string; announcements: string } | undefined;
  /** Whether somebody is looking at the app (its window is shown): slow ways of getting events are hurried then. */
  isAttended?: (() => boolean) | undefined;
  /** Takes a line about what failed or was mended. What the server said may be part of it. */
  log?: ((message: string) => void) | undefined;
  /** For measuring: `n` deliveries of a subscription (its row number) were just read, stored or acked. */
  trace?: (what: 'read' | 'stored' | 'acked', subscription: number, n: number) => void;
}

/** What core offers the shell: one engine over all accounts. Every method that fails throws an `AosError`. */

import type { Clock } from '../base/clock.ts';
import type { Network } from '../base/network.ts';
import type { Timing } from '../base/timing.ts';
import type { AccountView, Keep } from '../model/account.ts';
import type { Activity } from '../model/activity.ts';
import type { Alert } from '../model/alert.ts';
import type { EventDetail, EventRow, FeedQuery } from '../model/event.ts';
import type { BulkView, GrantLevel, InboxKind, InboxQuery, InboxRow } from '../model/notification.ts';
import type { Protocol } from '../model/protocol.ts';
import type { Candidates } from '../model/resource.ts';
import type { Start, SubscriptionChange, Target } from '../model/subscription.ts';
import type { FieldProblem } from '../sign-in/probe.ts';
import type { ProxyResolver } from '../transport/proxy.ts';
import type { ExportFormat } from './export.ts';
import type { ImportResult, Setup } from './setup.ts';

export type { Network } from '../base/network.ts';

/** Keeps tokens. They are never written to the database. */
export interface Vault {
  get(account: string): Promise<string | null>;
  put(account: string, token: string, keep: Keep): Promise<void>;
  remove(account: string): Promise<void>;
}

export interface EngineOptions {
  /** Where accounts.json and the databases are, made if it is not there. */
  folder: string;
  /** The bundled store/thread/worker.ts. */
  storeWorker: URL;
  /** For gRPC-Web and Connect: `net.fetch` in the app, so that the system's proxy and certificates hold. */
  fetch: typeof globalThis.fetch;
  /** Which proxy leads to a URL, for connections that Node makes; left out: none. */
  proxy?: ProxyResolver | undefined;
  vault: Vault;
  network: Network;
  clock: Clock;
  /** 0 ≤ n < 1, for jitter. */
  random: () => number;
  timing: Timing;
  /** The language banners speak (BCP 47); English when left out. */
  locale?: string | undefined;
  /** Whether somebody is looking at the app (its window is shown): slow ways of getting events are hurried then. */
  isAttended?: (() => boolean) | undefined;
  /** For measuring: so many deliveries of a subscription (its row number) were just read, stored or acked. */
  trace?: (what: 'read' | 'stored' | 'acked', subscription: number, n: number) => void;
}

/** What a test of address and token found. */
export interface ProbeFound {
  server: string;
  protocol: Protocol;
  encrypted: boolean;
  user: { id: string; name: string };
  tokenExpiresAt: number | null;
}

export type SignInProblem = FieldProblem;

/** What a person agreed to or gave beyond address and token. */
export interface Consent {
  /** To send the token unencrypted. */
  plaintext?: boolean | undefined;
  /** PEM of an authority to trust for this account. */
  ca?: string | undefined;
}

/** Asks an institution to vouch for a person: for a new account at an address, or for an account that is there. */
export interface DeviceRequest {
  address?: string | undefined;
  account?: string | undefined;
  issuer: string;
  clientId: string;
  keep: Keep;
  label?: string | undefined;
  consent?: Consent | undefined;
}

/** What the person has to approve in a browser. */
export interface DevicePrompt {
  flow: string;
  userCode: string;
  page: string;
  /** Epoch milliseconds. */
  expiresAt: number;
}

/** A change, in the order it happened. Everything in it is stored already. */
export interface EngineChange {
  /** New events, oldest first; a redelivery is never among them. */
  added: EventRow[];
  /** Read marks, names or the number of stored events changed. */
  altered: boolean;
  /** Banners to raise for it. */
  alerts: Alert[];
  inbox: boolean;
  bulks: BulkView[];
  /** Something in `accounts()` changed. */
  state: boolean;
}

export interface EventRef {
  account: string;
  id: number;
}

export interface NotificationRef {
  account: string;
  id: string;
}

export interface AccountChange {
  label?: string | undefined;
  portal?: string | undefined;
  colour?: number | undefined;
  /** PEM of an authority to trust for this account; null for none. */
  ca?: string | null | undefined;
}

export interface Engine {
  /** Opens every stored account and starts its streams. */
  start(): Promise<void>;
  /** Stops reading, then drains acks and acknowledgements for at most `drainMs`. What is left is sent next time. */
  stop(drainMs: number): Promise<void>;
  onChange(listener: (change: EngineChange) => void): () => void;
  /** `isAttended` has just become true. */
  attend(): void;
  accounts(): AccountView[];

  test(address: string, token: string, consent?: Consent): Promise<ProbeFound | SignInProblem>;
  signIn(
    address: string,
    token: string,
    keep: Keep,
    label?: string,
    consent?: Consent,
  ): Promise<{ account: string } | SignInProblem>;
  renew(account: string, token: string, keep: Keep): Promise<{ account: string } | SignInProblem>;
  /** Begins signing in with an institution (RFC 8628); `finishDevice` waits for the person and signs in. */
  beginDevice(request: DeviceRequest): Promise<DevicePrompt | SignInProblem>;
  /** Null when it was cancelled. */
  finishDevice(flow: string): Promise<{ account: string } | SignInProblem | null>;
  cancelDevice(flow: string): void;
  /** The page where the person approves: an https address, or one of this machine. */
  devicePage(flow: string): string | null;
  /**
   * Takes it off the list with its token and its data. Gives how many of the consumers that were to be deleted stay on the
   * server, as it would stop answering if they were deleted now, or could not be reached.
   */
  removeAccount(account: string, deleteConsumers: boolean): Promise<{ left: number }>;
  pauseAccount(account: string, paused: boolean): Promise<void>;
  /** What the person calls it, where its portal is (an https address, or empty for none), its colour, whom it trusts. */
  changeAccount(account: string, change: AccountChange): Promise<void>;
  /** Accounts without their tokens, and what they watch. */
  exportSetup(): Setup;
  /** Watches what a setup lists and is not watched yet, in the accounts that are here. */
  importSetup(setup: Setup): Promise<ImportResult>;
  /**
   * Keeps the events of this many days in every account; null (the initial setting) keeps everything. Unread events always
   * stay, and so do events whose ack the server has not taken yet.
   */
  setRetention(days: number | null): void;

  /**
   * Leaves out, wherever events are shown, counted, marked or exported, updates that only follow from something that was
   * created or deleted inside their resource; they are kept and never raise a banner. At the start they are shown.
   */
  hideDerived(hide: boolean): void;

  candidates(account: string, text: string): Promise<Candidates>;
  /** @param takeOver the id of a consumer that is there already, from an earlier installation. */
  watch(account: string, target: Target, start: Start, takeOver?: string): Promise<{ subscription: string }>;
  changeSubscription(account: string, subscription: string, change: SubscriptionChange): Promise<void>;
  unwatch(account: string, subscription: string): Promise<void>;

  feedCount(query: FeedQuery): Promise<{
    total: number;
    unread: number;
    rows: number;
    days: { start: number; count: number; events: number }[];
  }>;
  /** @param before epoch ms: positions count from the newest event before it. */
  feedPage(query: FeedQuery, offset: number, limit: number, before?: number | null): Promise<EventRow[]>;
  feedActivity(query: FeedQuery): Promise<Activity>;
  feedLocate(query: FeedQuery, event: EventRef): Promise<number | null>;
  /** Where the rows of bursts are and how many matching events each has, by their heads. */
  burstPlaces(query: FeedQuery, heads: EventRef[]): Promise<({ place: number; events: number } | null)[]>;
  burstPage(query: FeedQuery, head: EventRef, offset: number, limit: number): Promise<EventRow[]>;
  burstLocate(query: FeedQuery, event: EventRef): Promise<number | null>;
  burstEvents(query: FeedQuery, heads: EventRef[]): Promise<(EventRef & { read: boolean })[]>;
  feedDetail(event: EventRef): Promise<EventDetail>;
  /** By a filter it can be undone, until the next one by a filter. */
  markRead(which: EventRef[] | FeedQuery, read: boolean): Promise<{ changed: number; undo: string | null }>;
  undoMarkRead(undo: string): Promise<{ changed: number }>;

  inboxCount(query: InboxQuery): Promise<{ total: number; kinds: { kind: InboxKind; count: number }[] }>;
  inboxPage(query: InboxQuery, offset: number, limit: number): Promise<InboxRow[]>;
  inboxIds(query: InboxQuery): Promise<NotificationRef[]>;
  acknowledge(which: NotificationRef[]): Promise<{ bulk: string; count: number; undoUntil: number }>;
  undoAcknowledge(bulk: string): Promise<{ restored: number }>;
  retryAcknowledge(which: NotificationRef[]): Promise<void>;
  /** What a query matches as text, newest first, a page at a time; ends early when the signal is aborted. */
  exportFeed(
    query: FeedQuery,
    format: ExportFormat,
    signal: AbortSignal,
  ): AsyncIterable<{ text: string; rows: number }>;
  /** Grants what an access request asks for; it is acknowledged once that has worked. */
  grantAccess(request: NotificationRef, level: GrantLevel): Promise<void>;

  /** The web portal's page of a resource, or null where the account has no portal. */
  portalPage(account: string, resourceId: string): string | null;
}

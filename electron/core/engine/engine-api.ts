/** What core offers the shell: one engine over all accounts. Every method that fails throws an `AosError`. */

import type { Account, AccountChange, Keep } from '../model/account.ts';
import type { Activity } from '../model/activity.ts';
import type { BannerQuery, BannerRow, Outcome, Why } from '../model/banner.ts';
import type { BannerRef } from '../model/banner-ref.ts';
import type { EngineChange } from '../model/change.ts';
import type { Chosen } from '../model/chosen.ts';
import type { BurstPlace, EventRef, EventRow, FeedCount, FeedQuery } from '../model/event.ts';
import type { EventDetail } from '../model/event-detail.ts';
import type { ExportChunk, ExportFormat } from '../model/export.ts';
import type { Institution } from '../model/institution.ts';
import type {
  BulkBegun,
  InboxChoice,
  InboxCount,
  InboxGroup,
  InboxQuery,
  InboxRow,
  NotificationRef,
} from '../model/notification.ts';
import type { Candidates, GrantLevel, HeldAccess } from '../model/resource.ts';
import type { Rule, RulePreview } from '../model/rule.ts';
import type { ImportResult, Setup } from '../model/setup.ts';
import type {
  Consent,
  DevicePrompt,
  DeviceRequest,
  Probe,
  ServerHints,
  SignedIn,
  SignInProblem,
} from '../model/sign-in.ts';
import type { Snoozed, SnoozedRow, SnoozeUntil } from '../model/snooze.ts';
import type { StarredRow } from '../model/star.ts';
import type { Statistics, StatisticsQuery } from '../model/statistics.ts';
import type { Status } from '../model/status.ts';
import type { Start, SubscriptionChange, Target } from '../model/subscription.ts';

export interface Engine {
  /** Opens every stored account and starts its streams. */
  start(): Promise<void>;
  /** Stops reading, then drains acks and acknowledgements for at most `drainMs`. What is left is sent next time. */
  stop(drainMs: number): Promise<void>;
  onChange(listener: (change: EngineChange) => void): () => void;
  /** `isAttended` has just become true. */
  attend(): void;
  accounts(): Account[];
  /** The one status that stands for all accounts; live without any. */
  status(): Status;

  test(address: string, token: string, consent?: Consent): Promise<Probe | SignInProblem>;
  signIn(
    address: string,
    token: string,
    keep: Keep,
    label?: string,
    consent?: Consent,
  ): Promise<SignedIn | SignInProblem>;
  renew(account: string, token: string, keep: Keep): Promise<SignedIn | SignInProblem>;
  /** What is known about the server at an address, from other accounts and from an administrator; nothing is asked. */
  serverHints(address: string): ServerHints;
  /** The portal's page for creating tokens of the server at an address; null where its portal is not known. */
  tokenPage(address: string): string | null;
  /** Keeps what an administrator says about a server until the app ends. */
  rememberServer(
    server: string,
    said: { portal?: string | undefined; institution?: Institution | undefined },
  ): void;
  /** Begins signing in with an institution (RFC 8628); `finishDevice` waits for the person and signs in. */
  beginDevice(request: DeviceRequest): Promise<DevicePrompt | SignInProblem>;
  /** Null when it was cancelled. */
  finishDevice(flow: string): Promise<SignedIn | SignInProblem | null>;
  cancelDevice(flow: string): void;
  /** The page where the person approves: an https address, or one of this machine. */
  devicePage(flow: string): string | null;
  /**
   * Takes it off the list with its token and its data. Gives how many of the consumers that were to be deleted stay on the
   * server, as it would stop answering if they were deleted now, or could not be reached.
   */
  removeAccount(account: string, deleteConsumers: boolean): Promise<{ left: number }>;
  /** Connects an account again at once instead of waiting for its next try. */
  reconnect(account: string): Promise<void>;
  pauseAccount(account: string, paused: boolean): Promise<void>;
  /** Asks the account's server for an answer. Throws what hinders it. */
  checkServer(account: string): Promise<void>;
  /** What the person calls it, where its portal is (an https address, or empty for none), its colour, whom it trusts. */
  changeAccount(account: string, change: AccountChange): Promise<void>;
  /** Rules, accounts without their tokens, what they watch, stars and snoozes; not the settings, which are the shell's. */
  exportSetup(): Promise<Setup>;
  /**
   * Watches what a setup lists and is not watched yet, in the accounts that are here, and adds its rules, stars and snoozes.
   * It can be done twice. @param isAgain it was interrupted before: what is watched already gets its name and alerts.
   */
  importSetup(setup: Setup, isAgain?: boolean): Promise<ImportResult>;
  /**
   * Keeps the events of this many days in every account; null (the initial setting) keeps everything. Unread events always
   * stay, and so do those with a star, and those whose ack the server has not taken yet.
   */
  setRetention(days: number | null): void;
  /** What the data of all accounts takes on disk and how much of that holds nothing, bytes. */
  dataSize(): Promise<{ bytes: number; free: number }>;
  /**
   * Gives back the room that databases do not use, one after the other. New events of an account wait meanwhile; reading goes
   * on. Returns how many bytes were freed. @throws AosError if there is no room for a copy of a database.
   */
  compact(): Promise<{ freed: number }>;
  /** How long a decision about a notification can be undone from now on, ms. At the start it is `timing.undo`. */
  setUndoTime(ms: number): void;

  /**
   * Leaves out, wherever events are shown, counted, marked or exported, updates that only follow from something that was
   * created or deleted inside their resource; they are kept and never raise a banner. At the start they are shown.
   */
  hideDerived(hide: boolean): void;

  candidates(account: string, text: string): Promise<Candidates>;
  /** @param takeOver the id of a consumer that is there already, from an earlier installation. */
  watch(account: string, target: Target, start: Start, takeOver?: string): Promise<{ subscription: string }>;
  changeSubscription(account: string, subscription: string, change: SubscriptionChange): Promise<void>;
  /** Keeps the order that a person made, by the ids of the subscriptions; those that are left out have no place in it. */
  orderSubscriptions(account: string, order: readonly string[]): Promise<void>;
  /**
   * Has everything come that the server still has of what a subscription watches. Another subscription takes its place,
   * with its name, icon, alerts and pause.
   */
  fetchEarlier(account: string, subscription: string): Promise<{ subscription: string }>;
  unwatch(account: string, subscription: string): Promise<void>;

  feedCount(query: FeedQuery): Promise<FeedCount>;
  /** @param before epoch ms: positions count from the newest event before it. */
  feedPage(query: FeedQuery, offset: number, limit: number, before?: number | null): Promise<EventRow[]>;
  feedActivity(query: FeedQuery): Promise<Activity>;
  feedLocate(query: FeedQuery, event: EventRef): Promise<number | null>;
  /** Where the rows of bursts are and how many matching events each has, by their heads. */
  burstPlaces(query: FeedQuery, heads: EventRef[]): Promise<(BurstPlace | null)[]>;
  burstPage(query: FeedQuery, head: EventRef, offset: number, limit: number): Promise<EventRow[]>;
  burstLocate(query: FeedQuery, event: EventRef): Promise<number | null>;
  burstEvents(query: FeedQuery, heads: EventRef[]): Promise<(EventRef & { read: boolean })[]>;
  feedDetail(event: EventRef): Promise<EventDetail>;
  /** By a filter it can be undone, until the next one by a filter. */
  markRead(which: EventRef[] | FeedQuery, read: boolean): Promise<{ changed: number; undo: string | null }>;
  undoMarkRead(undo: string): Promise<{ changed: number }>;

  inboxCount(query: InboxQuery): Promise<InboxCount>;
  /** The groups by person or resource, the newest first, at most `MAX_GROUPS`; or the days. */
  inboxGroups(query: InboxQuery, by: 'person' | 'resource' | 'day'): Promise<InboxGroup[]>;
  inboxPage(query: InboxQuery, offset: number, limit: number): Promise<InboxRow[]>;
  /** Null for one that is not kept. */
  inboxRow(notification: NotificationRef): Promise<InboxRow | null>;
  /**
   * What the person who requests access may do already, as the server says; null where that is not known, or the server does not
   * answer within seconds. Answers are remembered for minutes, and a server that refuses is left alone, unless the request
   * was opened.
   */
  accessOfAsker(request: NotificationRef, isOpened: boolean): Promise<HeldAccess | null>;
  /** All of it or, when that fails in one account, nothing. Throws when none of it is open. */
  acknowledge(which: InboxChoice): Promise<BulkBegun>;
  undoAcknowledge(bulk: string): Promise<{ restored: number }>;
  /** While it is held, the time for undo of a bulk stands still, at most ten minutes. */
  holdBulk(bulk: string, isHeld: boolean): void;
  /**
   * Grants what access requests ask for, at one level; each is acknowledged once its grant has worked. All else that was chosen
   * stays as it is.
   */
  grantAccess(which: InboxChoice, level: GrantLevel): Promise<BulkBegun>;
  /** Tries again what failed, as it was decided. */
  retryAcknowledge(which: InboxChoice): Promise<BulkBegun>;
  /**
   * What a query matches as text, newest first, a page at a time; ends early when the signal is aborted.
   * @param standIn what a row is called where its resource has no name.
   */
  exportFeed(
    query: FeedQuery,
    format: ExportFormat,
    standIn: (row: EventRow) => string,
    signal: AbortSignal,
  ): AsyncIterable<ExportChunk>;
  /** What matches in the history of the inbox as text, in the same way. */
  exportHistory(query: InboxQuery, format: ExportFormat, signal: AbortSignal): AsyncIterable<ExportChunk>;

  /**
   * Puts something aside until a time, at which it comes back as new, with a banner. What is snoozed already has another time
   * then. @throws AosError when the time has passed, or nothing of it can be snoozed.
   */
  snooze(what: Chosen, until: SnoozeUntil): Promise<Snoozed>;
  /** Brings something back before its time, without a banner. */
  endSnooze(what: Chosen): Promise<{ count: number }>;
  /** Takes back what was snoozed at a moment. */
  undoSnooze(since: number): Promise<{ count: number }>;
  /** @param account null: of all accounts. */
  snoozedCount(account: string | null): Promise<{ total: number }>;
  /** What is snoozed, the first to come back on top. */
  snoozedPage(account: string | null, offset: number, limit: number): Promise<SnoozedRow[]>;

  /** How many events there are in a period, by day, action, kind and place. */
  statistics(query: StatisticsQuery): Promise<Statistics>;
  /** The same as a table (CSV). */
  statisticsText(query: StatisticsQuery): Promise<string>;

  /** Gives something a star, which retention then keeps, or takes it. Gives how many changed. */
  star(what: Chosen, isOn: boolean): Promise<{ count: number }>;
  /** @param account null: of all accounts. */
  starredCount(account: string | null): Promise<{ total: number }>;
  /** What has a star, what got it last on top. */
  starredPage(account: string | null, offset: number, limit: number): Promise<StarredRow[]>;

  /** The list of rules that decide about banners, in their order. */
  rules(): readonly Rule[];
  /** Replaces the list of rules, and keeps it. */
  changeRules(rules: readonly Rule[]): void;
  /** Sets the rules of somebody who has not changed any, such as those of an administrator. */
  setDefaultRules(rules: readonly Rule[]): void;
  /** What a rule would have done lately with events of the accounts it is for, at its place in the list. */
  previewRule(rule: Rule, place: number): Promise<RulePreview>;

  bannerCount(query: BannerQuery): Promise<{ total: number }>;
  /** Banners and what became of them, the newest first. */
  bannerPage(query: BannerQuery, offset: number, limit: number): Promise<BannerRow[]>;
  /** Why a notification had a banner, or had none; null if it is no longer kept. */
  notificationWhy(notification: NotificationRef): Promise<Why | null>;
  /** Notes what became of a banner. Nothing is noted of an account that is closed. */
  noteOutcome(banner: BannerRef, outcome: Outcome): Promise<void>;

  /** Banners are no longer held: raises one alert for those that were. */
  tellHeld(): Promise<void>;
  /** The banner of that alert was not shown: what it tells of is in the next one. @param at its time, epoch ms. */
  releaseHeld(at: number): Promise<void>;

  /** The web portal's page of a resource, or null where the account has no portal. */
  portalPage(account: string, resourceId: string): string | null;
}

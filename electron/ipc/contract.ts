/**
 * Every channel between the main process and the renderer, one schema each. The renderer imports the types only;
 * the main process validates what arrives (server.ts) and the preload script offers what is listed (client.ts).
 */
import { z } from 'zod';
import * as m from './model.ts';

export type Protocol = z.infer<typeof m.Protocol>;
export type ResourceKind = z.infer<typeof m.ResourceKind>;
export type Subject = z.infer<typeof m.Subject>;
export type Action = z.infer<typeof m.Action>;
export type Activity = z.infer<typeof m.Activity>;
export type Permission = z.infer<typeof m.Permission>;
export type GrantLevel = z.infer<typeof m.GrantLevel>;
export type Keep = z.infer<typeof m.Keep>;
export type Problem = z.infer<typeof m.Problem>;
export type SignInProblem = z.infer<typeof m.SignInProblem>;
export type Institution = z.infer<typeof m.Institution>;
export type DevicePrompt = z.infer<typeof m.DevicePrompt>;
export type Status = z.infer<typeof m.Status>;
export type Target = z.infer<typeof m.Target>;
export type Start = z.infer<typeof m.Start>;
export type SubscriptionIcon = z.infer<typeof m.SubscriptionIcon>;
export type AlertLevel = z.infer<typeof m.AlertLevel>;
export type Subscription = z.infer<typeof m.Subscription>;
export type Account = z.infer<typeof m.Account>;
export type Theme = z.infer<typeof m.Theme>;
export type AppState = z.infer<typeof m.AppState>;
export type SavedFilter = z.infer<typeof m.SavedFilter>;
export type FeedQuery = z.infer<typeof m.FeedQuery>;
export type Burst = z.infer<typeof m.Burst>;
export type EventRow = z.infer<typeof m.EventRow>;
export type EventDetail = z.infer<typeof m.EventDetail>;
export type InboxKind = z.infer<typeof m.InboxKind>;
export type InboxRow = z.infer<typeof m.InboxRow>;
export type Notice = z.infer<typeof m.Notice>;
export type Personal = z.infer<typeof m.Personal>;
export type PermissionChange = z.infer<typeof m.PermissionChange>;
export type InboxQuery = z.infer<typeof m.InboxQuery>;
export type Candidate = z.infer<typeof m.Candidate>;
export type Probe = z.infer<typeof m.Probe>;
export type ImportResult = z.infer<typeof m.ImportResult>;
export type Goto = z.infer<typeof m.Goto>;

/** Account and row number: which event. */
const EventRef = z.object({ account: z.string(), id: z.number().int() });
const NotificationRef = z.object({ account: z.string(), id: z.string() });
const Page = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) };
const none = z.undefined();

/** Asked by the renderer, answered by the main process with a `Reply`. */
export const requests = {
  'app.state': { input: none, output: m.AppState },
  'app.settings': {
    input: z.object({
      theme: m.Theme.optional(),
      density: z.enum(['comfortable', 'compact']).optional(),
      fold: z.boolean().optional(),
      hideDerived: z.boolean().optional(),
      keepDays: m.KeepDays.optional(),
      /** All of them, in their order. */
      filters: m.SavedFilters.optional(),
    }),
    output: z.void(),
  },
  /** minutes to pause banners for; 0 ends the pause, -1 pauses until further notice. */
  'app.pauseAlerts': { input: z.object({ minutes: z.number().int().min(-1) }), output: z.void() },
  'app.copy': { input: z.object({ text: z.string().max(1_000_000) }), output: z.void() },
  /** Opens the web portal's page of a resource in the browser; the address is made in the main process. */
  'app.openPortal': { input: z.object({ account: z.string(), resourceId: z.string() }), output: z.void() },

  'account.test': { input: m.SignIn, output: z.union([m.Probe, m.SignInProblem]) },
  'account.signIn': {
    input: m.SignIn.extend({ keep: m.Keep, label: z.string().max(100).optional() }),
    output: z.union([z.object({ account: z.string() }), m.SignInProblem]),
  },
  /** A new token for an account that has one; refused when it belongs to somebody else. */
  'account.renew': {
    input: z.object({ account: z.string(), token: z.string().max(20_000), keep: m.Keep }),
    output: z.union([z.object({ account: z.string() }), m.SignInProblem]),
  },
  /** Begins signing in with an institution (RFC 8628). */
  'account.beginDevice': { input: m.DeviceRequest, output: z.union([m.DevicePrompt, m.SignInProblem]) },
  /** Answers when the person has approved and is signed in, or why not; null when it was cancelled. */
  'account.finishDevice': {
    input: z.object({ flow: z.string() }),
    output: z.union([z.object({ account: z.string() }), m.SignInProblem]).nullable(),
  },
  'account.cancelDevice': { input: z.object({ flow: z.string() }), output: z.void() },
  /** Opens the page where the person approves in the browser. */
  'account.openDevicePage': { input: z.object({ flow: z.string() }), output: z.void() },
  'account.remove': {
    input: z.object({ account: z.string(), deleteConsumers: z.boolean() }),
    /** How many consumers stay on the server although they were to be deleted. */
    output: z.object({ left: z.number() }),
  },
  /** portal: an https address, empty for none. */
  'account.change': {
    input: z.object({
      account: z.string(),
      label: z.string().max(100).optional(),
      portal: z.string().max(2000).optional(),
      colour: z.number().int().min(0).max(5).optional(),
      /** PEM of an authority to trust for this account only; null for none. */
      ca: z.string().max(1_000_000).nullable().optional(),
    }),
    output: z.void(),
  },
  /** Saves accounts (without tokens) and subscriptions in a file the person chooses; null when they chose none. */
  'setup.export': { input: none, output: z.object({ file: z.string() }).nullable() },
  /** The text of a file that was exported: it is read and checked in the main process. */
  'setup.import': { input: z.object({ text: z.string().max(10_000_000) }), output: m.ImportResult },
  'account.pause': { input: z.object({ account: z.string(), paused: z.boolean() }), output: z.void() },

  /** Resources the token has a permission on; with text, what the server's search finds besides. */
  'watch.candidates': {
    input: z.object({ account: z.string(), text: z.string().max(500) }),
    output: m.Candidates,
  },
  'watch.add': {
    input: z.object({
      account: z.string(),
      target: m.Target,
      start: m.Start,
      /** The id of a consumer that is there already, left behind by an earlier installation. */
      takeOver: z.string().max(64).optional(),
    }),
    output: z.object({ subscription: z.string() }),
  },
  'watch.change': {
    input: z.object({
      account: z.string(),
      subscription: z.string(),
      paused: z.boolean().optional(),
      muted: z.boolean().optional(),
      /** Empty for the name of what it watches. */
      label: m.SubscriptionLabel.optional(),
      /** null: what stands for its kind. */
      icon: m.SubscriptionIcon.nullable().optional(),
      alerts: m.AlertLevel.optional(),
    }),
    output: z.void(),
  },
  /** Removes it here at once and on the server as soon as that can be reached. */
  'watch.remove': { input: z.object({ account: z.string(), subscription: z.string() }), output: z.void() },

  /**
   * How many events match, how many rows they make, and how they fall on the days of the person's time zone, newest day
   * first: `count` is rows, `events` what is in them.
   */
  'feed.count': {
    input: m.FeedQuery,
    output: z.object({
      total: z.number(),
      unread: z.number(),
      rows: z.number(),
      days: z.array(z.object({ start: z.number(), count: z.number(), events: z.number() })),
    }),
  },
  /** Rows offset … offset+limit-1, newest first; with `before` (epoch ms) of those from before it. */
  'feed.page': {
    input: z.object({ query: m.FeedQuery, ...Page, before: z.number().nullable().optional() }),
    output: z.array(m.EventRow),
  },
  /** The matching events over time and by action: what the chart shows. */
  'feed.activity': { input: m.FeedQuery, output: m.Activity },
  /** Position of the row that shows an event, which is its burst's where that is folded; null where none does. */
  'feed.locate': {
    input: z.object({ query: m.FeedQuery, event: EventRef }),
    output: z.number().nullable(),
  },
  /** Where the rows of bursts are, and how many matching events each has; null for one that has no row. */
  'feed.bursts': {
    input: z.object({ query: m.FeedQuery, heads: z.array(EventRef).max(1_000) }),
    output: z.array(z.object({ place: z.number(), events: z.number() }).nullable()),
  },
  /** The matching events of a burst, newest first. */
  'feed.burstPage': {
    input: z.object({ query: m.FeedQuery, head: EventRef, ...Page }),
    output: z.array(m.EventRow),
  },
  /** Position of an event among those of its burst, or null. */
  'feed.burstLocate': {
    input: z.object({ query: m.FeedQuery, event: EventRef }),
    output: z.number().nullable(),
  },
  /** All matching events of bursts: what marking their rows marks. */
  'feed.burstEvents': {
    input: z.object({ query: m.FeedQuery, heads: z.array(EventRef).max(10_000) }),
    output: z.array(EventRef.extend({ read: z.boolean() })),
  },
  'feed.detail': { input: EventRef, output: m.EventDetail },
  'feed.markRead': {
    input: z.object({ which: z.union([z.array(EventRef).max(10_000), m.FeedQuery]), read: z.boolean() }),
    /** `undo` takes a mark by filter back, whatever its size, until the next one. */
    output: z.object({ changed: z.number(), undo: z.string().nullable() }),
  },
  'feed.undoMark': { input: z.object({ undo: z.string() }), output: z.object({ changed: z.number() }) },
  /** Writes what matches to a file the person chooses, or the clipboard; answers when that has ended. */
  'feed.export': {
    input: z.object({ query: m.FeedQuery, to: z.enum(['csv', 'jsonl', 'clipboard']) }),
    output: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('saved'), rows: z.number(), file: z.string() }),
      z.object({ outcome: z.literal('copied'), rows: z.number() }),
      z.object({ outcome: z.literal('cancelled') }),
    ]),
  },
  'feed.cancelExport': { input: none, output: z.void() },

  'inbox.count': {
    input: m.InboxQuery,
    output: z.object({
      total: z.number(),
      kinds: z.array(z.object({ kind: m.InboxKind, count: z.number() })),
    }),
  },
  'inbox.page': { input: z.object({ query: m.InboxQuery, ...Page }), output: z.array(m.InboxRow) },
  /** Ids of all that match: what "select all" selects. */
  'inbox.ids': { input: m.InboxQuery, output: z.array(NotificationRef) },
  /** Nothing is sent before `undoUntil`; until then `inbox.undo` takes it back whole. */
  'inbox.acknowledge': {
    input: z.object({ which: z.array(NotificationRef).min(1).max(100_000) }),
    output: z.object({ bulk: z.string(), count: z.number(), undoUntil: z.number() }),
  },
  'inbox.undo': { input: z.object({ bulk: z.string() }), output: z.object({ restored: z.number() }) },
  /** Sends again what failed. */
  'inbox.retry': { input: z.object({ which: z.array(NotificationRef).min(1) }), output: z.void() },
  /** Grants what an access request asks for; it is acknowledged only after that has worked. */
  'inbox.grant': { input: z.object({ request: NotificationRef, level: m.GrantLevel }), output: z.void() },
} as const;

/** Sent by the main process on its own. */
export const pushes = {
  /** The whole small state, after it changed; at most one a frame. */
  'app.state': m.AppState,
  /** Events were stored, marked, named or trimmed; the screen asks again for the rows it shows. */
  'feed.changed': z.object({
    /** New events since the last push, by account: at most the newest 50 rows in full, and how many there were. */
    added: z.array(m.EventRow),
    addedCount: z.number(),
    /** Something else about stored events changed (read marks, names). */
    altered: z.boolean(),
  }),
  /** How far an export is, in events. */
  'feed.exporting': z.object({ done: z.number(), total: z.number() }),
  'inbox.changed': z.object({
    /** Bulk acknowledgements under way or just ended. */
    bulks: z.array(
      z.object({
        bulk: z.string(),
        account: z.string(),
        total: z.number(),
        settled: z.number(),
        failed: z.number(),
        undoUntil: z.number(),
      }),
    ),
  }),
  goto: m.Goto,
} as const;

export type Requests = typeof requests;
export type Pushes = typeof pushes;
export type Channel = keyof Requests;
export type Push = keyof Pushes;
export type Input<C extends Channel> = z.infer<Requests[C]['input']>;
export type Output<C extends Channel> = z.infer<Requests[C]['output']>;
export type Pushed<P extends Push> = z.infer<Pushes[P]>;

export type Reply<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** What the preload script puts on `window.aruna`. */
export interface Bridge {
  request<C extends Channel>(
    channel: C,
    ...input: Input<C> extends undefined ? [] : [Input<C>]
  ): Promise<Reply<Output<C>>>;
  /** Listens to a push; the function it gives stops listening. */
  on<P extends Push>(push: P, listener: (value: Pushed<P>) => void): () => void;
}

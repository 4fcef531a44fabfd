/**
 * Every channel between the main process and the renderer, one schema each. The renderer imports the types only;
 * the main process validates what arrives (server.ts) and the preload script offers what is listed (client.ts).
 */

import { z } from 'zod';
import { AccountChange } from '../core/model/account.ts';
import { MAX_LISTED, OwnId, ServerId } from '../core/model/bounds.ts';
import { BannerOutcome, CheckName, Finding } from '../core/model/finding.ts';
import { LicenceNotice } from '../core/model/licence-notice.ts';
import { pauseChoices } from '../core/model/pause-choices.ts';
import { PreferencesChange } from '../core/model/preferences.ts';
import type { Problem } from '../core/model/problem.ts';
import { Candidates } from '../core/model/resource.ts';
import { ImportResult } from '../core/model/setup.ts';
import { Still } from '../core/model/still.ts';
import { Start, SubscriptionChange, Target } from '../core/model/subscription.ts';
import { zoomWays } from '../core/model/zoom.ts';
import { alertRequests } from './alert-channels.ts';
import { dataRequests } from './data-channels.ts';
import { exportRequests } from './export-channels.ts';
import { feedRequests } from './feed-channels.ts';
import { inboxRequests } from './inbox-channels.ts';
import { AppState } from './model.ts';
import type { Push, Pushed } from './pushes.ts';
import { signInRequests } from './sign-in-channels.ts';
import { snoozeRequests } from './snooze-channels.ts';
import { starRequests } from './star-channels.ts';
import { statisticsRequests } from './statistics-channels.ts';
import { updateRequests } from './update-channels.ts';
import { View } from './view.ts';

export type { Account, Keep } from '../core/model/account.ts';
export type { Activity } from '../core/model/activity.ts';
export type { BannerQuery, BannerRow, Why } from '../core/model/banner.ts';
export type { Chosen, EventOrNotice } from '../core/model/chosen.ts';
export type {
  Action,
  Burst,
  EventRow,
  FeedQuery,
  PermissionChange,
  Subject,
} from '../core/model/event.ts';
export type { EventDetail } from '../core/model/event-detail.ts';
export type { ExportProgress, ExportTarget, ToExport } from '../core/model/export.ts';
export type { BannerOutcome, CheckName, Finding } from '../core/model/finding.ts';
export type { Institution } from '../core/model/institution.ts';
export type { LicenceNotice } from '../core/model/licence-notice.ts';
export type { InboxChoice, InboxKind, InboxQuery, InboxRow } from '../core/model/notification.ts';
export type { SavedFilter } from '../core/model/preferences.ts';
export type { Problem } from '../core/model/problem.ts';
export type { Candidate, GrantLevel, HeldAccess, ResourceKind } from '../core/model/resource.ts';
export type { Rule, RuleOutcome, RulePreview } from '../core/model/rule.ts';
export type { ImportResult } from '../core/model/setup.ts';
export type { DevicePrompt, Probe, ServerHints, SignInProblem } from '../core/model/sign-in.ts';
export type { SnoozedRow, SnoozeUntil } from '../core/model/snooze.ts';
export type { StarredRow } from '../core/model/star.ts';
export type { PlaceActivity, Statistics, StatisticsQuery } from '../core/model/statistics.ts';
export type { Status } from '../core/model/status.ts';
export type {
  AlertLevel,
  Start,
  Subscription,
  SubscriptionIcon,
  Target,
} from '../core/model/subscription.ts';
export type { AppState, Goto, Notice } from './model.ts';
export type { Push, Pushed } from './pushes.ts';
export type { Place, View } from './view.ts';

const none = z.undefined();
/** Asked by the renderer, answered by the main process with a `Reply`. */
export const requests = {
  'app.state': { input: none, output: AppState },
  'app.settings': {
    input: PreferencesChange,
    output: z.void(),
  },
  /** Makes the page larger or smaller by a step of the present size, or gives it its usual size. */
  'app.zoom': { input: z.object({ to: z.enum(zoomWays) }), output: z.void() },
  /** Quits the app in order and starts it again. */
  'app.restart': { input: none, output: z.void() },
  /** Pauses banners; null ends the pause. */
  'app.pauseAlerts': { input: z.object({ choice: z.enum(pauseChoices).nullable() }), output: z.void() },
  'app.copy': { input: z.object({ text: z.string().max(1_000_000) }), output: z.void() },
  /** Opens the web portal's page of a resource in the browser; the address is made in the main process. */
  'app.openPortal': { input: z.object({ account: OwnId, resourceId: ServerId }), output: z.void() },

  /** Whether the app starts when the person logs in, as the system has it now; null where that cannot be known. */
  'desktop.autostart': { input: none, output: z.boolean().nullable() },
  /** Changes the global shortcut; null removes it. One that is refused is a problem and changes nothing. */
  'desktop.setShortcut': { input: z.object({ keys: z.string().max(60).nullable() }), output: z.void() },
  'desktop.setAutostart': { input: z.object({ isOn: z.boolean() }), output: z.void() },

  /**
   * The page's answer to `view.asked`: what it shows, so that it can be released; null while something would be lost with
   * it, such as an undo that is still offered.
   */
  'view.handOver': { input: z.object({ view: View.nullable() }), output: z.void() },
  /** What the released page showed, for the page that takes its place; null if there was none. */
  'view.take': { input: none, output: View.nullable() },
  /** What the page shows, for the next start; null if that is not what a start shows. */
  'view.keepStill': { input: z.object({ still: Still.nullable() }), output: z.void() },
  /** Asks the person to unlock the keychain if it is locked; then every token that could not be read is read again. */
  'app.openKeychain': { input: none, output: z.void() },

  ...signInRequests,
  'account.remove': {
    input: z.object({ account: OwnId, deleteConsumers: z.boolean() }),
    /** How many consumers stay on the server although they were to be deleted. */
    output: z.object({ left: z.number() }),
  },
  'account.change': { input: AccountChange.extend({ account: OwnId }), output: z.void() },
  /** Saves accounts (without tokens) and subscriptions in a file the person chooses; null when they chose none. */
  'setup.export': { input: none, output: z.object({ file: z.string() }).nullable() },
  /** The text of a file that was exported: it is read and checked in the main process. */
  'setup.import': { input: z.object({ text: z.string().max(10_000_000) }), output: ImportResult },
  /** Checks one part of the set-up; `account` belongs to the check of a server. Answers after 12 s at the latest. */
  'help.check': {
    input: z.object({ check: CheckName, account: OwnId.optional() }),
    output: z.object({ finding: Finding, tone: z.enum(['good', 'note', 'bad']) }),
  },
  /** The last lines of the log, redacted. */
  'help.log': { input: none, output: z.array(z.string()) },
  /** The licences of everything that is shipped. */
  'help.licences': { input: none, output: z.array(LicenceNotice) },
  /** Opens a page in the browser: the website, or Chromium's licences, which are a file. */
  'help.openPage': { input: z.object({ page: z.enum(['website', 'chromium']) }), output: z.void() },
  'help.openData': { input: none, output: z.void() },
  'help.testBanner': { input: none, output: BannerOutcome },
  'account.reconnect': { input: z.object({ account: OwnId }), output: z.void() },
  'account.pause': { input: z.object({ account: OwnId, paused: z.boolean() }), output: z.void() },
  /** Resources the token has a permission on; with text, what the server's search finds besides. */
  'watch.candidates': {
    input: z.object({ account: OwnId, text: z.string().max(500) }),
    output: Candidates,
  },
  'watch.add': {
    input: z.object({
      account: OwnId,
      target: Target,
      start: Start,
      /** The id of a consumer that is there already, left behind by an earlier installation. */
      takeOver: z.string().max(64).optional(),
    }),
    output: z.object({ subscription: z.string() }),
  },
  'watch.change': {
    input: SubscriptionChange.extend({ account: OwnId, subscription: OwnId }),
    output: z.void(),
  },
  /** The order that a person made, by ids. */
  'watch.order': {
    input: z.object({ account: OwnId, order: z.array(OwnId).max(MAX_LISTED) }),
    output: z.void(),
  },
  /** Another subscription takes its place, to everything the server still has. */
  'watch.fetchEarlier': {
    input: z.object({ account: OwnId, subscription: OwnId }),
    output: z.object({ subscription: z.string() }),
  },
  /** Removes it here at once and on the server as soon as that can be reached. */
  'watch.remove': { input: z.object({ account: OwnId, subscription: OwnId }), output: z.void() },

  ...feedRequests,
  ...exportRequests,
  ...inboxRequests,
  ...alertRequests,
  ...dataRequests,
  ...snoozeRequests,
  ...starRequests,
  ...statisticsRequests,
  ...updateRequests,
} as const;

type Requests = typeof requests;
export type Channel = keyof Requests;
export type Input<C extends Channel> = z.infer<Requests[C]['input']>;
export type Output<C extends Channel> = z.infer<Requests[C]['output']>;

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

/** The shapes that only the bridge knows. Times are epoch milliseconds. */

import { z } from 'zod';
import { Account, KeychainState } from '../core/model/account.ts';
import { BannerRefs } from '../core/model/banner-ref.ts';
import { Time } from '../core/model/bounds.ts';
import { Hold } from '../core/model/hold.ts';
import { Institution } from '../core/model/institution.ts';
import { Preferences } from '../core/model/preferences.ts';
import { ProblemSchema } from '../core/model/problem-schema.ts';
import { Rules } from '../core/model/rule.ts';
import { sharedCommandIds } from '../core/model/shared-commands.ts';
import { Status } from '../core/model/status.ts';
import { UpdateState } from '../core/model/updates.ts';

/** The shortcut that shows and hides the window from any app. */
const ShortcutState = z.object({
  /** As Electron names them; null: none is set. */
  keys: z.string().nullable(),
  /**
   * Where the desktop decides on the keys (Wayland): the keys it has, in its words, and empty if it has assigned none. Null
   * where the app registers `keys` itself, and while the desktop has none of it.
   */
  trigger: z.string().nullable(),
  /** Why it does not work; null if it does or there is none. */
  problem: ProblemSchema.nullable(),
});
export type ShortcutState = z.infer<typeof ShortcutState>;

/** Everything small that the screens show; sent whole, at most once a frame. */
export const AppState = Preferences.extend({
  accounts: z.array(Account),
  /** The list of alert rules, in its order. */
  rules: Rules,
  /** The one status that stands for all accounts. */
  status: Status,
  /** Alerts are paused until then; null when they are on; -1 until further notice. */
  alertsPausedUntil: z.number().nullable(),
  /** Whether banners are kept back now, by a pause or anything else; null: they are shown. */
  hold: Hold.nullable(),
  keychain: KeychainState,
  tray: z.boolean(),
  /** A setting was changed that counts from the next start on. */
  needsRestart: z.boolean(),
  shortcut: ShortcutState,
  updates: UpdateState,
  about: z.object({
    app: z.string(),
    electron: z.string(),
    /** The version of Electron that the app is made for; `electron` is older where no other could be had. */
    wantedElectron: z.string(),
    platform: z.string(),
    desktop: z.string(),
  }),
});
export type AppState = z.infer<typeof AppState>;

/** A command chosen outside the window, in the tray or the application menu, for the page to run. */
export const SharedCommand = z.enum(sharedCommandIds);

/** What the page tells the person about something that was started outside it. */
export const Notice = z.discriminatedUnion('is', [
  /** All events were marked read; `undo` takes it back. */
  z.object({ is: z.literal('marked'), changed: z.number(), undo: z.string().nullable() }),
  z.object({ is: z.literal('problem'), problem: ProblemSchema }),
]);
export type Notice = z.infer<typeof Notice>;

/** Where the window should go, after a click on a banner or a tray entry. */
export const Goto = z.discriminatedUnion('screen', [
  z.object({
    screen: z.literal('feed'),
    account: z.string().nullable(),
    event: z.number().nullable(),
    /** Only what this summary of held banners told of. */
    summary: Time.optional(),
    /** Only what these banners tell of. */
    banners: BannerRefs.optional(),
    /** The event is shown without being marked read, as a link may come from anywhere. */
    staysUnread: z.boolean().optional(),
  }),
  z.object({
    screen: z.literal('inbox'),
    account: z.string().nullable(),
    notification: z.string().nullable(),
    summary: Time.optional(),
    /** The form that grants access has the focus. */
    grant: z.boolean().optional(),
  }),
  z.object({ screen: z.literal('subscription'), account: z.string(), subscription: z.string() }),
  z.object({ screen: z.literal('watch'), account: z.string() }),
  z.object({ screen: z.literal('settings') }),
  z.object({
    screen: z.literal('accounts'),
    /** The account that is shown first. */
    account: z.string().nullable().optional(),
    /** To sign in again to it. */
    signIn: z.boolean().optional(),
  }),
  /** From a link or a provisioning file: a server's address and an institution, never a token. */
  z.object({
    screen: z.literal('sign-in'),
    server: z.string().max(2000),
    institution: Institution.optional(),
  }),
]);
export type Goto = z.infer<typeof Goto>;

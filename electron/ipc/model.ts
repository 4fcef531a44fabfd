/** The shapes that only the bridge knows. Times are epoch milliseconds. */

import { z } from 'zod';
import { Account } from '../core/model/account.ts';
import { Institution } from '../core/model/institution.ts';
import { Preferences } from '../core/model/preferences.ts';
import { Status } from '../core/model/status.ts';

/** Everything small that the screens show; sent whole, at most once a frame. */
export const AppState = Preferences.extend({
  accounts: z.array(Account),
  /** The one status that stands for all accounts. */
  status: Status,
  /** Alerts are paused until then; null when they are on; -1 until further notice. */
  alertsPausedUntil: z.number().nullable(),
  keychain: z.boolean(),
  tray: z.boolean(),
  about: z.object({ app: z.string(), electron: z.string(), platform: z.string() }),
});
export type AppState = z.infer<typeof AppState>;

/** Where the window should go, after a click on a banner or a tray entry. */
export const Goto = z.discriminatedUnion('screen', [
  z.object({ screen: z.literal('feed'), account: z.string().nullable(), event: z.number().nullable() }),
  z.object({
    screen: z.literal('inbox'),
    account: z.string().nullable(),
    notification: z.string().nullable(),
  }),
  z.object({ screen: z.literal('watch'), account: z.string() }),
  z.object({ screen: z.literal('settings') }),
  /** From a link or a provisioning file: a server's address and an institution, never a token. */
  z.object({
    screen: z.literal('sign-in'),
    server: z.string().max(2000),
    institution: Institution.optional(),
  }),
]);
export type Goto = z.infer<typeof Goto>;

import { z } from 'zod';
import { OwnId } from './bounds.ts';
import { cleanText } from './clean-text.ts';
import { inboxGroupings } from './inbox-groupings.ts';
import { clockChoices, languageChoices } from './language-choices.ts';
import { QuietHours, usualQuietHours } from './quiet-hours.ts';
import { soundChoices } from './sound-choices.ts';
import { sidebarOrders, subscriptionOrders } from './subscription-orders.ts';

/** A query of the feed under a name: the line that can be typed and copied. */
export const SavedFilter = z.strictObject({
  name: cleanText(60).min(1),
  query: z.string().min(1).max(2000),
});
export type SavedFilter = z.infer<typeof SavedFilter>;
export const SavedFilters = z.array(SavedFilter).max(100);

/** What the number on the app's icon counts. */
export const BadgeCounts = z.enum(['both', 'inbox', 'unread', 'nothing']);
export type BadgeCounts = z.infer<typeof BadgeCounts>;

const Sound = z.enum(soundChoices);

const MIN_UNDO_SECONDS = 5;
const MAX_UNDO_SECONDS = 60;

/** What a person can set. Each has a default, so that a file of an older version is read as far as it goes. */
export const Preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Counts from the next start on, as does `clock`. */
  language: z.enum(languageChoices).default('system'),
  clock: z.enum(clockChoices).default('system'),
  /** The size of the page; 1 is its usual size. */
  zoom: z.number().min(0.5).max(3).default(1),
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  /** Bursts of events are shown as one row each. */
  fold: z.boolean().default(true),
  /** The chart over the feed is open; otherwise only its counts are shown. */
  chart: z.boolean().default(true),
  /** Updates that only follow from something created or deleted inside their resource are left out. */
  hideDerived: z.boolean().default(true),
  /** All of them, in their order. */
  filters: SavedFilters.default([]),
  /** Events that are older and read are removed; null keeps everything. */
  keepDays: z.number().int().min(1).max(36_500).nullable().default(null),
  /** The account that is shown; null: all of them, as for one that is no longer there. */
  shownAccount: OwnId.nullable().default(null),
  /** What the open notifications are grouped by. */
  inboxGroup: z.enum(inboxGroupings).default('kind'),
  subscriptionOrder: z.enum(subscriptionOrders).default('name'),
  sidebarOrder: z.enum(sidebarOrders).default('name'),
  /** How long what was done can be undone, seconds. */
  undoSeconds: z.number().int().min(MIN_UNDO_SECONDS).max(MAX_UNDO_SECONDS).default(10),
  badge: BadgeCounts.default('both'),
  /** The app starts without its window. */
  startHidden: z.boolean().default(false),
  /** After the window has been hidden this long, its page is ended to free memory, minutes; null keeps it. */
  releaseMinutes: z.number().positive().max(100_000).nullable().default(5),
  /** When banners are kept back, week after week. */
  quietHours: QuietHours.default(usualQuietHours),
  /** Banners say only that there is something, for screens that others see. */
  hideBannerContents: z.boolean().default(false),
  /** The sounds of banners that stay, and of others. */
  urgentSound: Sound.default('system'),
  bannerSound: Sound.default('system'),
  /** The hints of the first tour were closed; they are not shown again. */
  isTourClosed: z.boolean().default(false),
  /** What closing the window does. */
  onClose: z.enum(['keep-running', 'quit']).default('keep-running'),
});
export type Preferences = z.infer<typeof Preferences>;

/** Some preferences to change. A field that is left out keeps its value: no default takes its place. */
export const PreferencesChange = z
  .strictObject(
    Object.fromEntries(Object.entries(Preferences.shape).map(([name, field]) => [name, field.unwrap()])) as {
      [Name in keyof typeof Preferences.shape]: ReturnType<(typeof Preferences.shape)[Name]['unwrap']>;
    },
  )
  .partial();
export type PreferencesChange = z.infer<typeof PreferencesChange>;

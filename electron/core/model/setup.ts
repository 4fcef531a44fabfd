import { z } from 'zod';
import { Address, MAX_LISTED, Position, Ulid } from './bounds.ts';
import { cleanText } from './clean-text.ts';
import { Institution } from './institution.ts';
import { Keepsakes } from './keepsakes.ts';
import { PreferencesChange, SavedFilters } from './preferences.ts';
import { ProblemSchema } from './problem-schema.ts';
import { QuietHours } from './quiet-hours.ts';
import { ResourceKind } from './resource.ts';
import { Rule } from './rule.ts';
import { AlertLevel, SubscriptionIcon, SubscriptionLabel } from './subscription.ts';

/** An alert rule in a file: its accounts by server and person, as their ids are others on each computer. */
export const SetupRule = Rule.omit({ accounts: true }).extend({
  accounts: z
    .array(z.strictObject({ server: z.string().max(500), user: z.string().max(64) }))
    .max(100)
    .nullable(),
});
export type SetupRule = z.infer<typeof SetupRule>;

/** The settings in a file; the filters and quiet hours have fields of their own. */
const SetupSettings = PreferencesChange.omit({
  filters: true,
  quietHours: true,
  isTourClosed: true,
  shownAccount: true,
});

/** The version of the file that is written. Older ones are read as well. */
export const SETUP_VERSION = 2;

/**
 * What a person has set up: settings, rules, accounts without their tokens, what they watch, stars and snoozes. A backup, and
 * a file to carry to another computer. Events are not in it: they are fetched again.
 */
export const Setup = z.strictObject({
  version: z.union([z.literal(1), z.literal(SETUP_VERSION)]),
  accounts: z
    .array(
      z.strictObject({
        server: z.string().min(1).max(500),
        label: cleanText(100),
        user: z.strictObject({ id: z.string().max(64), name: cleanText(200) }),
        portal: Address.nullable(),
        institution: Institution.optional(),
        /** Which of the account colours marks it. */
        colour: z.number().int().min(0).max(5).optional(),
        /** Stars and snoozes. */
        keepsakes: Keepsakes.optional(),
        watch: z
          .array(
            z.strictObject({
              resourceId: Ulid,
              resourceKind: ResourceKind,
              subresources: z.boolean(),
              muted: z.boolean(),
              paused: z.boolean(),
              /** Left out where nothing was chosen, as are those that follow. */
              label: SubscriptionLabel.optional(),
              icon: SubscriptionIcon.optional(),
              alerts: AlertLevel.optional(),
              /** Its place in the order that the person made. */
              position: Position.optional(),
            }),
          )
          .max(MAX_LISTED),
      }),
    )
    .max(100),
  settings: SetupSettings.optional(),
  filters: SavedFilters.optional(),
  /** The week's table of quiet hours. */
  quietHours: QuietHours.optional(),
  /** Alert rules in their order; the accounts of each by server and person. */
  rules: z.array(SetupRule).max(100).optional(),
});
export type Setup = z.infer<typeof Setup>;

/** What became of a set-up file that was imported. */
export const ImportResult = z.object({
  /** Subscriptions that were added. */
  added: z.number(),
  /** Those that were watched already. */
  known: z.number(),
  /** Accounts that are not signed in here: sign in first, and import again. */
  missing: z.array(
    z.object({
      server: z.string(),
      label: z.string(),
      user: z.string(),
      institution: Institution.optional(),
    }),
  ),
  /** Subscriptions that could not be added, with the reason. */
  failed: z.array(z.object({ resourceId: z.string(), reason: ProblemSchema })),
});
export type ImportResult = z.infer<typeof ImportResult>;

import { z } from 'zod';
import { Address, Certificate, Count, MAX_CHOICES, Name, OwnId, ServerId } from './bounds.ts';
import { Institution } from './institution.ts';
import { Protocol } from './protocol.ts';
import { Status } from './status.ts';
import { Subscription } from './subscription.ts';

/** Where the token of an account is kept: the OS keychain, this run's memory, or a file the person agreed to. */
export const Keep = z.enum(['keychain', 'memory', 'file']);
export type Keep = z.infer<typeof Keep>;

/**
 * Whether the keychain can be used: yes, once it is unlocked, not while it does not answer, not at all, or not until the app
 * is restarted because it gave no key.
 */
export const KeychainState = z.enum(['open', 'locked', 'silent', 'missing', 'failed']);
export type KeychainState = z.infer<typeof KeychainState>;

/**
 * What a token cannot do although the server accepts it. A token scoped to a resource may watch and confirm events there;
 * AOS v2.0.2 refuses it the person's profile, the inbox, and deleting even the consumers it made itself.
 */
export const AccountLimit = z.enum(['no-user', 'no-inbox', 'no-delete']);
export type AccountLimit = z.infer<typeof AccountLimit>;

/** Who an account belongs to on its server. */
export const AccountUser = z.object({ id: ServerId, name: Name }).readonly();
export type AccountUser = z.infer<typeof AccountUser>;

/** An account as it is written down (accounts.json); the token is in the vault. A change makes a new record. */
export const AccountRecord = z
  .object({
    id: OwnId,
    label: Name,
    /** scheme://host:port */
    endpoint: Address.refine((address) => URL.canParse(address)),
    protocol: Protocol,
    user: AccountUser,
    keep: Keep,
    paused: z.boolean(),
    /** PEM of an authority that is trusted for this account only. */
    ca: Certificate.optional(),
    /** scheme://host of the web portal, where resources can be looked at. */
    portal: Address.optional(),
    /** Which of the account colours marks it, from 0 on. */
    colour: Count.optional(),
    /** Who vouches for the person, where the account was signed in with an institution. */
    institution: z.object(Institution.shape).readonly().optional(),
    /** What its token cannot do, as far as sign-in found out; left out where it can do everything. */
    limits: z.array(AccountLimit).max(MAX_CHOICES).readonly().optional(),
    /** Its subscriptions are folded away in the sidebar. */
    isCollapsed: z.boolean().optional(),
  })
  .readonly();
export type AccountRecord = z.infer<typeof AccountRecord>;

/** An account as the screens see it. Times are epoch milliseconds. */
export const Account = z.object({
  id: z.string(),
  /** What the person calls it; the server's host until they say otherwise. */
  label: z.string(),
  server: z.string(),
  protocol: Protocol,
  user: AccountUser,
  keep: Keep,
  /** It trusts a certificate file of its own. */
  ownAuthority: z.boolean(),
  /** Address of the web portal, null where none is known. */
  portal: z.string().nullable(),
  /** Which of the account colours marks it, from 0 on. */
  colour: z.number().int(),
  /** Its subscriptions are folded away in the sidebar. */
  isCollapsed: z.boolean(),
  /** It was signed in with an institution, which can be asked again. */
  institution: Institution.nullable(),
  /** What its token cannot do although the server accepts it. */
  limits: z.array(AccountLimit),
  /** Null where that is not known, or the token is renewed by itself. */
  tokenExpiresAt: z.number().nullable(),
  status: Status,
  unread: z.number(),
  /** Open personal notifications. */
  inbox: z.number(),
  /** Snoozed events and personal notifications. */
  snoozed: z.number(),
  /** Events and personal notifications that have a star. */
  starred: z.number(),
  lastEventAt: z.number().nullable(),
  /** Acks stored here that the server has not taken yet. */
  acksQueued: z.number(),
  /** Everything else that still has to reach the server: acknowledgements, deletions of consumers. */
  queued: z.number(),
  subscriptions: z.array(Subscription),
});
export type Account = z.infer<typeof Account>;

/** What a person may change of an account. */
export const AccountChange = z.object({
  label: z.string().max(100).optional(),
  /** An https address, empty for none. */
  portal: Address.optional(),
  colour: z.number().int().min(0).max(5).optional(),
  isCollapsed: z.boolean().optional(),
  /** PEM of an authority to trust for this account only; null for none. */
  ca: Certificate.nullable().optional(),
});
export type AccountChange = z.infer<typeof AccountChange>;

/**
 * @param recorded what sign-in found. @param inboxRefused what the inbox itself answered last; null before it did.
 * Whether the inbox is refused is known better from asking it.
 */
export function limitsOf(
  recorded: readonly AccountLimit[] | undefined,
  inboxRefused: boolean | null,
): AccountLimit[] {
  return AccountLimit.options.filter((limit) => {
    if (limit === 'no-inbox' && inboxRefused !== null) return inboxRefused;
    return recorded?.includes(limit) ?? false;
  });
}

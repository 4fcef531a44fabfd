import { z } from 'zod';
import { AccountUser, Keep } from './account.ts';
import { Address, Certificate, OwnId } from './bounds.ts';
import { Institution } from './institution.ts';
import { ProblemSchema } from './problem-schema.ts';
import { Protocol } from './protocol.ts';

/** What a person agreed to or gave beyond address and token. */
export const Consent = z.object({
  /** The token may be sent unencrypted. */
  plaintext: z.boolean().optional(),
  /** PEM of an authority to trust for this account only. */
  ca: Certificate.optional(),
});
export type Consent = z.infer<typeof Consent>;

/** Where to sign in, and with which token. */
export const SignIn = Consent.extend({ address: Address, token: z.string().max(20_000) });
export type SignIn = z.infer<typeof SignIn>;

/** What a test of address and token found. */
export const Probe = z.object({
  server: z.string(),
  protocol: Protocol,
  encrypted: z.boolean(),
  user: AccountUser,
  tokenExpiresAt: z.number().nullable(),
  /** A path that was typed, where the server answers without it. */
  unusedPath: z.string().nullable(),
});
export type Probe = z.infer<typeof Probe>;

/** What a person can agree to (an unencrypted connection) or give (a certificate file) to go on. */
export const Offer = z.enum(['plaintext', 'certificate']);
export type Offer = z.infer<typeof Offer>;

/** What went wrong while signing in, and which field of the form it is about. */
export const SignInProblem = ProblemSchema.extend({
  field: z.enum(['address', 'token', 'issuer', 'client']),
  offer: Offer.optional(),
});
export type SignInProblem = z.infer<typeof SignInProblem>;

export const SignedIn = z.object({ account: z.string() });
export type SignedIn = z.infer<typeof SignedIn>;

/** What is known about a server before anybody signs in to it. */
export const ServerHints = z.object({
  /** Address of its web portal, null where none is known. */
  portal: z.string().nullable(),
  /** Those that vouch for people there. */
  institutions: z.array(Institution),
});
export type ServerHints = z.infer<typeof ServerHints>;

/** Asks an institution to vouch for a person: for a new account at an address, or for an account that is there. */
export const DeviceRequest = Institution.extend({
  ...Consent.shape,
  address: Address.optional(),
  account: OwnId.optional(),
  keep: Keep,
  label: z.string().max(100).optional(),
});
export type DeviceRequest = z.infer<typeof DeviceRequest>;

/** What the person has to approve in a browser. */
export const DevicePrompt = z.object({
  flow: z.string(),
  userCode: z.string(),
  /** Where the code is typed; the main process opens it. */
  page: z.string(),
  /** Epoch milliseconds. */
  expiresAt: z.number(),
});
export type DevicePrompt = z.infer<typeof DevicePrompt>;

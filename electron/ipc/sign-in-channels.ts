import { z } from 'zod';
import { Keep } from '../core/model/account.ts';
import { Address, OwnId } from '../core/model/bounds.ts';
import {
  DevicePrompt,
  DeviceRequest,
  Probe,
  ServerHints,
  SignedIn,
  SignIn,
  SignInProblem,
} from '../core/model/sign-in.ts';

/** The channels for signing in; see contract.ts. */
export const signInRequests = {
  'account.test': { input: SignIn, output: z.union([Probe, SignInProblem]) },
  'account.signIn': {
    input: SignIn.extend({ keep: Keep, label: z.string().max(100).optional() }),
    output: z.union([SignedIn, SignInProblem]),
  },
  /** A new token for an account that has one; refused when it belongs to somebody else. */
  'account.renew': {
    input: z.object({ account: OwnId, token: z.string().max(20_000), keep: Keep }),
    output: z.union([SignedIn, SignInProblem]),
  },
  /** Begins signing in with an institution (RFC 8628). */
  'account.beginDevice': { input: DeviceRequest, output: z.union([DevicePrompt, SignInProblem]) },
  /** Answers when the person has approved and is signed in, or why not; null when it was cancelled. */
  'account.finishDevice': {
    input: z.object({ flow: OwnId }),
    output: z.union([SignedIn, SignInProblem]).nullable(),
  },
  'account.cancelDevice': { input: z.object({ flow: OwnId }), output: z.void() },
  /** Opens the page where the person approves in the browser. */
  'account.openDevicePage': { input: z.object({ flow: OwnId }), output: z.void() },
  /** What is known about the server at an address before anybody signs in; nothing is asked outside. */
  'account.serverHints': { input: z.object({ address: Address }), output: ServerHints },
  /** Opens the portal's page for creating tokens in the browser; the address is made in the main process. */
  'account.openTokenPage': { input: z.object({ address: Address }), output: z.void() },
} as const;

import { randomUUID } from 'node:crypto';
import { clean } from '../base/clean.ts';
import type { AccountRecord, Keep } from '../model/account.ts';
import type { Institution } from '../model/institution.ts';
import type { Consent } from '../model/sign-in.ts';
import type { Found } from '../sign-in/probe.ts';
import { defaultLabel } from './default-label.ts';

/** How many colours there are to tell accounts apart. */
const COLOURS = 6;

/** What a person says when signing in, besides the address and the token. */
export interface SignInDetails {
  label?: string | undefined;
  consent?: Consent | undefined;
  /** Who gave the tokens, and renews them; none for a pasted one. */
  institution?: Institution | null;
}

/** The record of an account that is new here. @param others those that are open. */
export function newAccount(
  found: Found,
  keep: Keep,
  { label, consent, institution = null }: SignInDetails,
  others: readonly AccountRecord[],
): AccountRecord {
  return {
    id: randomUUID(),
    label: clean(label ?? '', 100) || clean(defaultLabel(found, others), 100),
    endpoint: found.endpoint,
    protocol: found.protocol,
    user: found.user,
    keep,
    paused: false,
    colour: freeColour(others),
    ...(consent?.ca === undefined ? {} : { ca: consent.ca }),
    ...(found.portal === null ? {} : { portal: found.portal }),
    ...(institution && { institution }),
    ...(found.limits.length > 0 && { limits: found.limits }),
  };
}

/** The record of an account that was signed in to again. */
export function signedInAgain(
  { institution: _before, limits: _old, ...record }: AccountRecord,
  { user, limits }: Found,
  keep: Keep,
  institution: Institution | null,
): AccountRecord {
  return {
    ...record,
    keep,
    // A limited token does not tell the name.
    user: limits.includes('no-user') ? record.user : user,
    ...(institution && { institution }),
    ...(limits.length > 0 && { limits }),
  };
}

/** The first colour that no account has; when all are taken they begin again. */
function freeColour(others: readonly AccountRecord[]): number {
  const taken = new Set(others.map(({ colour }) => colour ?? 0));
  const free = Array.from({ length: COLOURS }, (_, n) => n).find((n) => !taken.has(n));
  return free ?? others.length % COLOURS;
}

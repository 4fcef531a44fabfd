import { clean } from '../base/clean.ts';
import type { AccountChange, AccountRecord } from '../model/account.ts';
import { AosError, problem } from '../model/problem.ts';
import { createTrust } from '../transport/trust.ts';

/**
 * Changes what a person may change of an account. Gives whether it has to be opened anew to take effect.
 * @throws AosError when the portal's address or the certificate is none; nothing is changed then.
 */
export function applyChange(record: AccountRecord, change: AccountChange): boolean {
  const { label, portal, colour, ca } = change;
  if (typeof ca === 'string') checkCertificate(ca);
  const address = portal === undefined ? undefined : portalOf(portal);
  const name = label === undefined ? '' : clean(label, 100);
  if (name !== '') record.label = name;
  if (address === null) delete record.portal;
  else if (address !== undefined) record.portal = address;
  if (colour !== undefined) record.colour = colour;
  const trusts = record.ca;
  if (ca === null) delete record.ca;
  else if (ca !== undefined) record.ca = ca;
  return record.ca !== trusts;
}

function checkCertificate(ca: string): void {
  try {
    createTrust(ca);
  } catch (cause) {
    throw new AosError(problem('not-a-certificate'), { cause });
  }
}

/** The portal in what was typed: its address without the page; null for none. */
function portalOf(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return null;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.protocol !== 'https:') {
    throw new AosError(problem('portal-invalid'));
  }
  return `${url.origin}${url.pathname.replace(/\/(objects\/.*)?$/, '')}`;
}

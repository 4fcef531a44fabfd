import { clean } from '../base/clean.ts';
import type { AccountChange, AccountRecord } from '../model/account.ts';
import { AosError, problem } from '../model/problem.ts';
import { createTrust } from '../transport/trust.ts';

/**
 * Returns the account with the changes a person made.
 * @throws AosError if the address of the portal or the certificate is not valid.
 */
export function changedAccount(record: AccountRecord, change: AccountChange): AccountRecord {
  const { ca: trusted, portal: known, ...rest } = record;
  if (typeof change.ca === 'string') checkCertificate(change.ca);
  const ca = change.ca === undefined ? trusted : change.ca;
  const portal = change.portal === undefined ? known : portalOf(change.portal);
  const label = clean(change.label ?? '', 100);
  return {
    ...rest,
    ...(label !== '' && { label }),
    ...(typeof portal === 'string' && { portal }),
    ...(change.colour !== undefined && { colour: change.colour }),
    ...(change.isCollapsed !== undefined && { isCollapsed: change.isCollapsed }),
    ...(typeof ca === 'string' && { ca }),
  };
}

function checkCertificate(ca: string): void {
  try {
    createTrust(ca);
  } catch (cause) {
    throw new AosError(problem('not-a-certificate'), { cause });
  }
}

/** The portal in what was typed: its address without the page; null if nothing was entered. */
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

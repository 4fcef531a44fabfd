import type { AccountChange } from '../engine-api.ts';
import { clean } from '../event/clean.ts';
import { AosError } from '../transport/aos-error.ts';
import type { AccountRecord } from './account.ts';

/** Changes what a person may change of an account. @throws AosError when the portal's address is none. */
export function applyChange(record: AccountRecord, { label, portal, colour }: AccountChange): void {
  const address = portal === undefined ? undefined : portalOf(portal);
  const name = label === undefined ? '' : clean(label, 100);
  if (name !== '') record.label = name;
  if (address === null) delete record.portal;
  else if (address !== undefined) record.portal = address;
  if (colour !== undefined) record.colour = colour;
}

/** The portal in what was typed: its address without the page; null for none. */
function portalOf(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return null;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.protocol !== 'https:') {
    throw new AosError({
      kind: 'input',
      message: 'This is not the address of a portal.',
      next: 'It begins with https://, as in https://portal.example.org.',
    });
  }
  return `${url.origin}${url.pathname.replace(/\/(objects\/.*)?$/, '')}`;
}

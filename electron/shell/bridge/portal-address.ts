import { AosError } from '../../core/model/problem.ts';
import type { Words } from '../../words/languages.ts';

/**
 * Lets only https addresses through to the browser: the address of the portal was typed in by a person.
 *
 * @throws AosError if there is no portal or its address is not https
 */
export function requirePortalAddress(address: string | null, words: Words): string {
  if (address === null) {
    const { noPortal: message, noPortalNext: next } = words.failed;
    throw new AosError({ kind: 'not-found', message, next });
  }
  if (!URL.canParse(address) || new URL(address).protocol !== 'https:') {
    const { portalNotHttps: message, portalNotHttpsNext: next } = words.failed;
    throw new AosError({ kind: 'rejected', message, next });
  }
  return address;
}

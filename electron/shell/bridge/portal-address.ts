import { AosError, problem } from '../../core/model/problem.ts';

/**
 * Lets only https addresses through to the browser: the address of the portal was typed in by a person.
 *
 * @throws AosError if there is no portal or its address is not https
 */
export function requirePortalAddress(address: string | null): string {
  if (address === null) {
    throw new AosError(problem('portal-missing'));
  }
  if (!URL.canParse(address) || new URL(address).protocol !== 'https:') {
    throw new AosError(problem('portal-not-https'));
  }
  return address;
}

import { serverName } from '../base/server-name.ts';
import type { Account } from '../model/account.ts';
import type { Institution } from '../model/institution.ts';
import type { ServerHints } from '../model/sign-in.ts';
import { readAddress } from '../sign-in/address.ts';

type Known = Pick<Account, 'server' | 'portal' | 'institution'>;

/** What an administrator says about a server. */
interface Said {
  readonly portal?: string | undefined;
  readonly institution?: Institution | null | undefined;
}

/**
 * The page of the portal where a person creates tokens: its tab "Tokens"
 * (https://github.com/ArunaStorage/website, pages/user/account.vue).
 */
const TOKEN_PAGE = '/user/account';

/**
 * What is known about servers before anybody signs in. AOS tells neither its portal nor whom it trusts, so it is what an
 * administrator said, what an account at the same server has, or a page of the portal that was typed. Nothing is guessed.
 */
export function createKnownServers(accounts: () => readonly Known[]) {
  const given: Known[] = [];

  function knownAt(address: string): Known[] {
    const read = readAddress(address);
    if (!read.ok) return [];
    const names = new Set(read.endpoints.map(({ url }) => serverName(url)));
    const isMeant = ({ server }: Known) => server === address.trim() || names.has(server);
    const typed = { server: address, portal: read.portal, institution: null };
    return [typed, ...[...given, ...accounts()].filter(isMeant)];
  }

  function serverHints(address: string): ServerHints {
    const known = knownAt(address);
    const institutions = new Map<string, Institution>();
    for (const { institution } of known)
      if (institution)
        institutions.set(JSON.stringify([institution.issuer, institution.clientId]), institution);
    return {
      portal: known.find(({ portal }) => portal !== null)?.portal ?? null,
      institutions: [...institutions.values()],
    };
  }

  return {
    /** Keeps, until the app ends, what an administrator says about a server. */
    rememberServer(server: string, { portal, institution = null }: Said): void {
      const address = portal?.replace(/\/+$/, '') ?? null;
      const read = readAddress(server);
      const names = read.ok ? read.endpoints.map(({ url }) => serverName(url)) : [];
      for (const name of new Set([server.trim(), ...names]))
        given.push({ server: name, portal: address, institution });
    },
    serverHints,
    tokenPage(address: string): string | null {
      const { portal } = serverHints(address);
      return portal === null ? null : `${portal}${TOKEN_PAGE}`;
    },
  };
}

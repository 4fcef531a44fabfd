import { useState } from 'react';
import type { Institution } from '../../electron/ipc/contract.ts';

export interface InstitutionChoice {
  /** Those that are known for the server; empty where a person has to name one. */
  readonly known: readonly Institution[];
  /** The place of the chosen one in `known`; null for another one, which is typed. */
  readonly chosen: number | null;
  readonly issuer: string;
  readonly clientId: string;
  /** Both fields are trimmed; empty while nothing was typed. */
  readonly value: Institution;
  choose(place: number | null): void;
  setIssuer(issuer: string): void;
  setClientId(clientId: string): void;
}

/**
 * The institution to sign in with. The first one that is known is chosen; another one is typed.
 * @param given from a link or an account, listed first. @param found those that are known for the server.
 */
export function useInstitutionChoice(
  given: Institution | null,
  found: readonly Institution[],
): InstitutionChoice {
  const [picked, choose] = useState<number | null>(0);
  const [issuer, setIssuer] = useState('');
  const [clientId, setClientId] = useState('');
  const others = found.filter((one) => one.issuer !== given?.issuer || one.clientId !== given.clientId);
  const known = given ? [given, ...others] : others;
  const typed = { issuer: issuer.trim(), clientId: clientId.trim() };
  const one = picked === null ? undefined : known[picked];
  return {
    known,
    chosen: one ? picked : null,
    issuer,
    clientId,
    value: one ?? typed,
    choose,
    setIssuer,
    setClientId,
  };
}

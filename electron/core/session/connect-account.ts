import { serverName } from '../base/server-name.ts';
import { type Credential, createCredential } from '../sign-in/oidc/credential.ts';
import { seal } from '../sign-in/oidc/tokens.ts';
import { type AosApi, connectApi } from '../transport/api.ts';
import { atMostEvery } from '../transport/recovery.ts';
import type { SessionContext } from './session-context.ts';

export interface AccountListener {
  /** Called when new tokens are there. @param wasRefused whether the server had refused the ones before. */
  renewed: (wasRefused: boolean) => void;
  /** Called when the status of the credential changed. */
  changed: () => void;
}

/** A recovery wakes waiting jobs at most this many times while the backoff grows to its maximum. */
const WAKES_PER_MAX_BACKOFF = 4;

/** Makes what an account signs in with, and the clients that send it. Nothing is called before the first use. */
export function connectAccount(
  { engine, record: current, tokens, route, retry }: SessionContext,
  listener: AccountListener,
): { credential: Credential; api: AosApi } {
  const { clock, random, timing, wake } = retry;
  const record = current();
  const credential = createCredential({
    tokens,
    server: serverName(record.endpoint),
    institution: record.institution ?? null,
    fetch: engine.fetch,
    clock,
    random,
    keep: (renewed) => engine.vault.put(record.id, seal(renewed), current().keep),
    renewed: listener.renewed,
    changed: listener.changed,
  });
  const api = connectApi({
    endpoint: record.endpoint,
    protocol: record.protocol,
    token: credential.token,
    refused: credential.refused,
    accepted: credential.accepted,
    fetch: engine.fetch,
    callTimeout: timing.call,
    recovered: atMostEvery(clock, timing.backoffMax / WAKES_PER_MAX_BACKOFF, wake.release),
    route,
  });
  return { credential, api };
}

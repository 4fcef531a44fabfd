import type { AosApi } from '../transport/api.ts';
import { explain } from '../transport/explain.ts';

/** Longest wait for an answer, ms. */
const ANSWER_MS = 8_000;

/**
 * Calls the server with the account's own connection and token. An answer that the token may not ask this is an answer.
 *
 * @throws AosError if it cannot be reached, does not answer, or does not accept the token
 */
export async function checkServer(api: Pick<AosApi, 'users' | 'server'>, signal: AbortSignal): Promise<void> {
  try {
    await api.users.getUser({}, { signal, timeoutMs: ANSWER_MS });
  } catch (error) {
    const explained = explain(error, api.server);
    if (explained.kind !== 'forbidden') throw explained;
  }
}

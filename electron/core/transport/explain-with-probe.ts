import { AosError } from '../model/problem.ts';
import type { AosApi } from './api.ts';
import { explain, notAllowed } from './explain.ts';
import { classifyRefusal } from './refusal.ts';

/**
 * Like `explain`, but if the text of a refusal does not tell a bad token from a missing permission, it finds out with
 * another call: a server that says who the token belongs to, or that the token may not ask that, accepts the token.
 */
export async function explainWithProbe(error: unknown, api: AosApi, signal: AbortSignal): Promise<AosError> {
  const explained = explain(error, api.server);
  if (explained.kind !== 'signed-out' || classifyRefusal(error) !== 'unclear') return explained;
  try {
    await api.users.getUser({}, { signal });
  } catch (asked) {
    if (classifyRefusal(asked) !== 'permission') return explained;
  }
  return new AosError(notAllowed, { cause: error });
}

import { AosError } from '../model/problem.ts';
import type { AosApi } from './api.ts';
import { explain, notAllowed } from './explain.ts';
import { classifyRefusal } from './refusal.ts';

/**
 * Like `explain`, and finds out what a refusal means whose text does not tell a bad token from a missing permission: a
 * server that still says who the token belongs to, or that the token may not ask that, takes the token.
 */
export async function blame(error: unknown, api: AosApi, signal: AbortSignal): Promise<AosError> {
  const explained = explain(error, api.server);
  if (explained.kind !== 'signed-out' || classifyRefusal(error) !== 'unclear') return explained;
  try {
    await api.users.getUser({}, { signal });
  } catch (asked) {
    if (classifyRefusal(asked) !== 'permission') return explained;
  }
  return new AosError(notAllowed, { cause: error });
}

import { AosError } from './aos-error.ts';
import type { AosApi } from './api.ts';
import { explain } from './explain.ts';

/**
 * Like `explain`, and finds out what UNAUTHENTICATED means: AOS answers it for a bad token and for a missing
 * permission alike. If the server still says who the token belongs to, the token is good and a permission is missing.
 */
export async function blame(error: unknown, api: AosApi, signal: AbortSignal): Promise<AosError> {
  const explained = explain(error, api.server);
  if (explained.kind !== 'signed-out') return explained;
  try {
    await api.users.getUser({}, { signal });
  } catch {
    return explained;
  }
  return new AosError(
    {
      kind: 'forbidden',
      message: 'Your token does not allow this.',
      next: 'Ask for permission on the resource, or use another token.',
    },
    { cause: error },
  );
}

import { type AccessQuestion, type HeldAccess, levels } from '../model/resource.ts';
import type { AosApi } from '../transport/api.ts';
import { profileOf } from './profile-from-wire.ts';

/** How long a server may take to say what somebody may do, ms: a person waits for it in front of an open form. */
const DEADLINE_MS = 5_000;

const highest = (found: readonly HeldAccess['level'][]): HeldAccess['level'] =>
  levels.findLast((level) => found.includes(level)) ?? 'none';

/**
 * Returns what a person may do with a resource, as far as the server tells: only its administrators may ask for a person. Null
 * where that is not allowed, or nothing is answered in time.
 */
export async function accessOf(
  api: Pick<AosApi, 'users'>,
  { userId, places, isWhole }: AccessQuestion,
  signal: AbortSignal,
): Promise<HeldAccess | null> {
  try {
    const { user } = await api.users.getUser({ userId }, { signal, timeoutMs: DEADLINE_MS });
    const profile = profileOf(user, userId);
    if (profile === null) return null;
    const held = profile.permissions.flatMap(({ id, level }) => (places.includes(id) ? level : []));
    return { level: highest(held), isWhole };
  } catch {
    return null;
  }
}

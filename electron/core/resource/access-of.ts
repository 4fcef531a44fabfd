import { type AccessQuestion, type HeldAccess, levels } from '../model/resource.ts';
import type { AosApi } from '../transport/api.ts';
import { explain } from '../transport/explain.ts';
import { profileOf } from './profile-from-wire.ts';
import { permissionOf } from './resource-from-wire.ts';

/** How long a server may take to say what somebody may do, ms: a person waits for it in front of an open form. */
const DEADLINE_MS = 5_000;

const highest = (found: readonly HeldAccess['level'][]): HeldAccess['level'] =>
  levels.findLast((level) => found.includes(level)) ?? 'none';

/**
 * Returns what a person may do with a resource, where the server tells: an administrator of the server may ask for the person, and
 * whoever administers the resource for its permissions. Null where neither is allowed, or nothing is answered in time.
 */
export async function accessOf(
  api: Pick<AosApi, 'users' | 'authorization' | 'server'>,
  question: AccessQuestion,
  signal: AbortSignal,
): Promise<HeldAccess | null> {
  try {
    return await fromProfile(api, question, signal);
  } catch (error) {
    if (explain(error, api.server).kind !== 'forbidden') return null;
  }
  return fromResources(api, question, signal);
}

/** Null for somebody whom the server does not know. */
async function fromProfile(
  api: Pick<AosApi, 'users'>,
  { userId, places, isWhole }: AccessQuestion,
  signal: AbortSignal,
): Promise<HeldAccess | null> {
  const { user } = await api.users.getUser({ userId }, { signal, timeoutMs: DEADLINE_MS });
  const profile = profileOf(user, userId);
  if (profile === null) return null;
  const held = profile.permissions.flatMap(({ id, level }) => (places.includes(id) ? level : []));
  return { level: highest(held), isWhole };
}

/** Null if not even the resource itself can be asked about. */
async function fromResources(
  api: Pick<AosApi, 'authorization'>,
  { userId, places, isWhole }: AccessQuestion,
  signal: AbortSignal,
): Promise<HeldAccess | null> {
  const answers = await Promise.allSettled(
    places.map((resourceId) =>
      api.authorization.getAuthorizations({ resourceId }, { signal, timeoutMs: DEADLINE_MS }),
    ),
  );
  if (answers[0]?.status !== 'fulfilled') return null;
  const held = answers.flatMap((answer) => {
    if (answer.status === 'rejected') return [];
    const all = answer.value.authorizations.flatMap(({ userPermission }) => userPermission);
    return all.flatMap((one) => (one.userId === userId ? (permissionOf(one.permissionLevel) ?? []) : []));
  });
  return {
    level: highest(held),
    isWhole: isWhole && answers.every(({ status }) => status === 'fulfilled'),
  };
}

import type { AosError } from '../model/problem.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import type { Leaving } from '../store/write/write-acknowledgements.ts';
import type { AosApi } from '../transport/api.ts';
import { explain } from '../transport/explain.ts';
import { grantAccess } from './grant.ts';

export interface GrantSending {
  api: Pick<AosApi, 'authorization' | 'server'>;
  store: Pick<WriterThread, 'noteGranted' | 'failNotification'>;
  signal: AbortSignal;
  /** A request failed. */
  progressed: () => void;
  /** The server has taken a grant for this person. */
  granted: (userId: string) => void;
}

/** Requests of the same person for the same resource at the same level need one grant. */
function together(leaving: readonly Leaving[]): Map<string, Leaving[]> {
  const groups = new Map<string, Leaving[]>();
  for (const one of leaving) {
    if (one.grant === null) continue;
    const key = `${one.grant.userId} ${one.grant.resourceId} ${one.grant.level}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

/**
 * Makes the grants of what leaves the inbox. A request whose grant the server refuses fails by itself. Returns the ids that can
 * be acknowledged.
 *
 * @throws AosError when the server cannot be reached: what was granted until then is noted.
 */
export async function sendGrants(options: GrantSending, leaving: readonly Leaving[]): Promise<string[]> {
  const { api, store, signal, progressed } = options;
  const failed = new Set<string>();
  for (const group of together(leaving).values()) {
    const ids = group.map(({ id }) => id);
    const grant = group[0]?.grant;
    if (!grant) continue;
    try {
      await grantAccess(api, grant, signal);
      options.granted(grant.userId);
      await store.noteGranted(ids);
    } catch (error) {
      const reason = explain(error, api.server);
      if (!isRefusal(reason)) throw reason;
      for (const id of ids) {
        failed.add(id);
        await store.failNotification(id, reason.problem);
      }
      progressed();
    }
  }
  return leaving.flatMap(({ id }) => (failed.has(id) ? [] : id));
}

/**
 * Whether the server answered, and said no. AOS v2.0.2 answers INTERNAL for a user that it does not know, so an internal error
 * is a refusal too: one request must not hold up all that wait behind it.
 */
const isRefusal = ({ kind }: AosError): boolean =>
  ['forbidden', 'rejected', 'not-found', 'server'].includes(kind);

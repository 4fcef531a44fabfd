import type { ResourceWithPermission } from '../../../gen/aruna/api/storage/services/v2/search_service_pb.ts';
import { sendInHalves } from '../base/in-halves.ts';
import { isUlid } from '../base/ulid.ts';
import type { AosApi } from '../transport/api.ts';
import { explain } from '../transport/explain.ts';

/** What came of asking for resources by their ids. */
export interface Fetched {
  found: ResourceWithPermission[];
  /** The server does not know them. */
  unknown: string[];
  /** They exist, and this token may not see them. */
  hidden: string[];
}

/**
 * Resources by their ids, at most 100 at a time. AOS v2.0.2 fails a whole `GetResources` call for one id it does not know
 * (NOT_FOUND) or that is confidential (INVALID_ARGUMENT) and does not say which: the call is halved until that id stands
 * alone, and all others are found. The permissions in it are not to be shown: inherited ones are answered as NONE.
 *
 * @throws what the call throws when it is not about an id.
 */
export async function fetchResources(
  api: AosApi,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Fetched> {
  const fetched: Fetched = { found: [], unknown: ids.filter((id) => !isUlid(id)), hidden: [] };
  await sendInHalves(ids.filter(isUlid), {
    isRefused: (error) => ['not-found', 'rejected', 'forbidden'].includes(explain(error, api.server).kind),
    async send(resourceIds) {
      const { resources } = await api.search.getResources({ resourceIds: [...resourceIds] }, { signal });
      const named = new Set(resources.map(({ resource }) => resource?.resource.value?.id));
      fetched.found.push(...resources);
      fetched.unknown.push(...resourceIds.filter((id) => !named.has(id)));
    },
    async setAside(refused, error) {
      const isUnknown = explain(error, api.server).kind === 'not-found';
      fetched[isUnknown ? 'unknown' : 'hidden'].push(...refused);
    },
    // Each is a resource of its own: none is given up because its neighbours are.
    inRuns: false,
  });
  return fetched;
}

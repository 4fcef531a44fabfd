import type { Permission as Granted } from '../../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { ResourceWithPermission } from '../../../gen/aruna/api/storage/services/v2/search_service_pb.ts';
import { isUlid } from '../base/ulid.ts';
import type { Candidate, Candidates, Permission } from '../model/resource.ts';
import { kindByCode } from '../model/subjects.ts';
import type { AosApi } from '../transport/api.ts';
import { explain } from '../transport/explain.ts';
import { explainWithProbe } from '../transport/explain-with-probe.ts';
import { classifyRefusal } from '../transport/refusal.ts';
import { fetchResources } from './fetch-resources.ts';
import { fromWire, permissionOf } from './resource-from-wire.ts';

/** How many the server's search may add. */
const FOUND = 25n;
/** Ids in one call. */
const BATCH = 100;

/**
 * What could be watched: the resources the token has a permission on, and with a text what the server's search finds.
 * A pasted id or portal address gives that one resource. Where the search service is down, the resources the token has
 * permissions on are listed all the same.
 * @throws AosError when the server cannot be asked, or an id is unknown or not readable.
 */
export async function candidates(
  api: AosApi,
  text: string,
  watched: (resourceId: string) => boolean,
  signal: AbortSignal,
): Promise<Candidates> {
  try {
    const id = pastedId(text);
    if (id !== null) {
      const { resource } = await api.search.getResource({ resourceId: id }, { signal });
      const permission = permissionOf(resource?.permission ?? 0);
      return { found: resource ? list([resource], watched, () => permission) : [], searchDown: false };
    }
    const query = text.trim().toLowerCase();
    const [own, found] = await Promise.all([
      ofToken(api, watched, signal),
      query === '' ? [] : bySearch(api, query, signal),
    ]);
    const matching = own.filter((c) => `${c.name} ${c.title}`.toLowerCase().includes(query));
    if (found === null) return { found: matching.length > 0 ? matching : own, searchDown: true };
    const known = new Set(matching.map((c) => c.resourceId));
    const others = list(found, watched, () => null).filter((c) => !known.has(c.resourceId));
    return { found: [...matching, ...others], searchDown: false };
  } catch (error) {
    throw await explainWithProbe(error, api, signal);
  }
}

/** The id in what was pasted: an id by itself, or the last part of a portal address (`<portal>/objects/<id>`). */
function pastedId(text: string): string | null {
  const last =
    text
      .trim()
      .split(/[/?#]/)
      .findLast((part) => part !== '') ?? '';
  return isUlid(last) ? last.toUpperCase() : null;
}

/** What the person was given a permission on. Their profile has the permissions, the resources have the names. */
async function ofToken(
  api: AosApi,
  watched: (id: string) => boolean,
  signal: AbortSignal,
): Promise<Candidate[]> {
  const permissions = new Map<string, Permission>();
  for (const { resourceId, permissionLevel } of await granted(api, signal)) {
    const level = permissionOf(permissionLevel);
    if (resourceId.value !== undefined && level !== null && level !== 'none')
      permissions.set(resourceId.value, level);
  }
  const ids = [...permissions.keys()];
  const own: Candidate[] = [];
  for (let at = 0; at < ids.length; at += BATCH) {
    const { found } = await fetchResources(api, ids.slice(at, at + BATCH), signal);
    own.push(...list(found, watched, (id) => permissions.get(id) ?? null));
  }
  return own;
}

async function granted(api: AosApi, signal: AbortSignal): Promise<Granted[]> {
  try {
    const { user } = await api.users.getUser({}, { signal });
    return user?.attributes?.personalPermissions ?? [];
  } catch (error) {
    // A token that is scoped to a resource may not ask; it can still search, or be given an id.
    if (classifyRefusal(error) === 'permission') return [];
    throw error;
  }
}

/** What the server's search finds; null where there is no search at the moment. */
async function bySearch(
  api: AosApi,
  query: string,
  signal: AbortSignal,
): Promise<ResourceWithPermission[] | null> {
  try {
    const request = { query, filter: '', limit: FOUND, offset: 0n };
    const { resources } = await api.search.searchResources(request, { signal });
    return resources.map((resource) => ({ resource, permission: 0 }) as ResourceWithPermission);
  } catch (error) {
    signal.throwIfAborted();
    if (['server', 'unreachable', 'not-aos'].includes(explain(error, api.server).kind)) return null;
    throw error;
  }
}

function list(
  resources: readonly ResourceWithPermission[],
  watched: (id: string) => boolean,
  permission: (id: string) => Permission | null,
): Candidate[] {
  return resources.flatMap((wire) => {
    const known = fromWire(wire);
    const kind = kindByCode(known?.kind ?? null);
    if (!known || !kind || known.deleted) return [];
    return {
      resourceId: known.id,
      kind,
      name: known.name,
      title: known.title,
      permission: permission(known.id),
      watched: watched(known.id),
    };
  });
}

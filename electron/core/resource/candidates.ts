import type { ResourceWithPermission } from '../../../gen/aruna/api/storage/services/v2/search_service_pb.ts';
import { subjects } from '../event/event.ts';
import { isUlid } from '../event/ulid.ts';
import type { AosApi } from '../transport/api.ts';
import { blame } from '../transport/blame.ts';
import { fromWire, permissionOf } from './from-wire.ts';
import { type Candidate, resourceKinds } from './resource.ts';

/** How many the server's search may add. */
const FOUND = 25n;

/**
 * What could be watched: the resources the token has a permission on, and with a text what the server's search finds.
 * A pasted id or portal address gives that one resource.
 * @throws AosError when the server cannot be asked, or an id is unknown or not readable.
 */
export async function candidates(
  api: AosApi,
  text: string,
  watched: (resourceId: string) => boolean,
  signal: AbortSignal,
): Promise<Candidate[]> {
  try {
    const id = pastedId(text);
    if (id !== null) {
      const { resource } = await api.search.getResource({ resourceId: id }, { signal });
      return resource ? list([resource], watched) : [];
    }
    const query = text.trim().toLowerCase();
    const [own, found] = await Promise.all([
      ofToken(api, signal),
      query === '' ? [] : bySearch(api, query, signal),
    ]);
    const matching = list(own, watched).filter((c) => `${c.name} ${c.title}`.toLowerCase().includes(query));
    const known = new Set(matching.map((c) => c.resourceId));
    return [...matching, ...list(found, watched).filter((c) => !known.has(c.resourceId))];
  } catch (error) {
    throw await blame(error, api, signal);
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

async function ofToken(api: AosApi, signal: AbortSignal): Promise<ResourceWithPermission[]> {
  const { user } = await api.users.getUser({}, { signal });
  const permissions = user?.attributes?.personalPermissions ?? [];
  const ids = permissions.flatMap((p) => p.resourceId.value ?? []);
  const each = await Promise.allSettled(
    ids.map((resourceId) => api.search.getResource({ resourceId }, { signal })),
  );
  return each.flatMap((r) => (r.status === 'fulfilled' ? (r.value.resource ?? []) : []));
}

async function bySearch(api: AosApi, query: string, signal: AbortSignal): Promise<ResourceWithPermission[]> {
  const { resources } = await api.search.searchResources(
    { query, filter: '', limit: FOUND, offset: 0n },
    { signal },
  );
  return resources.map((resource) => ({ resource, permission: 0 }) as ResourceWithPermission);
}

function list(resources: readonly ResourceWithPermission[], watched: (id: string) => boolean): Candidate[] {
  return resources.flatMap((wire) => {
    const known = fromWire(wire);
    const kind = resourceKinds.find((k) => known && k === subjects[known.kind]);
    if (!known || !kind) return [];
    return {
      resourceId: known.id,
      kind,
      name: known.name,
      title: known.title,
      permission: permissionOf(wire.permission),
      watched: watched(known.id),
    };
  });
}

import { PermissionLevel } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { Hierarchy } from '../log/subject.ts';
import type { ResourceRecord, UserRecord } from './model.ts';
import type { State } from './state.ts';

/** Returns the highest permission a user has on a resource, directly or through its parents. */
export function permissionOn(state: State, user: UserRecord, resource: ResourceRecord): PermissionLevel {
  if (user.globalAdmin) return PermissionLevel.ADMIN;
  return permissionFrom(state, user.permissions, resource);
}

/** Returns the highest of these permissions (by resource id) that applies to a resource. */
export function permissionFrom(
  state: State,
  permissions: Readonly<Record<string, PermissionLevel>>,
  resource: ResourceRecord,
): PermissionLevel {
  let best = permissions[resource.id] ?? PermissionLevel.NONE;
  for (const parentId of resource.parents) {
    const parent = state.resources.get(parentId);
    if (parent !== undefined) best = Math.max(best, permissionFrom(state, permissions, parent));
  }
  return best;
}

/** Returns every hierarchy that contains a resource. An event is published once for each. */
export function hierarchiesOf(state: State, resource: ResourceRecord): Hierarchy[] {
  if (resource.level === 'project') return [{ project: resource.id }];
  return resource.parents.flatMap((parentId) => {
    const parent = state.resources.get(parentId);
    if (parent === undefined) return [];
    return hierarchiesOf(state, parent).map((above) => ({ ...above, [resource.level]: resource.id }));
  });
}

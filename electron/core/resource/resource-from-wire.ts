import { timestampMs } from '@bufbuild/protobuf/wkt';
import {
  InternalRelationVariant,
  PermissionLevel,
  type Relation,
  RelationDirection,
  ResourceVariant,
  Status,
} from '../../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { ResourceWithPermission } from '../../../gen/aruna/api/storage/services/v2/search_service_pb.ts';
import { clean } from '../base/clean.ts';
import { isUlid } from '../base/ulid.ts';
import type { Permission } from '../model/resource.ts';
import { subjects } from '../model/subjects.ts';
import type { KnownResource } from '../store/write/write-resources.ts';
import type { Inside } from '../store/write/write-tree.ts';

const permissions: Partial<Record<PermissionLevel, Permission>> = {
  [PermissionLevel.NONE]: 'none',
  [PermissionLevel.READ]: 'read',
  [PermissionLevel.APPEND]: 'append',
  [PermissionLevel.WRITE]: 'write',
  [PermissionLevel.ADMIN]: 'admin',
};

export const permissionOf = (level: PermissionLevel): Permission | null => permissions[level] ?? null;

/**
 * A resource as it is stored, without its path (its parents' names have to be known for that); null for an empty one.
 * NONE is what a list of resources answers for an inherited permission, too: it counts as not known.
 */
export function fromWire(wire: ResourceWithPermission): KnownResource | null {
  const generic = wire.resource?.resource;
  if (!generic?.case) return null;
  const r = generic.value;
  const id = clean(r.id, 64);
  return {
    id,
    kind: subjects[generic.case].code,
    name: clean(r.name) || id,
    title: clean(r.title),
    description: clean(r.description, 5000),
    path: [],
    parent: parentOf(r.relations),
    size: generic.case === 'object' ? whole(Number(generic.value.contentLen)) : null,
    permission: wire.permission === PermissionLevel.NONE ? null : permissionOf(wire.permission),
    status: Status[r.status]?.toLowerCase() ?? '',
    createdAt: r.createdAt ? whole(timestampMs(r.createdAt)) : null,
    deleted: r.status === Status.DELETED,
  };
}

/** A number as the database takes it; null for one that is absurd. */
const whole = (n: number) => (Number.isSafeInteger(n) && n >= 0 ? n : null);

/** A resource may lie in several places; the first is where its path leads. */
function parentOf(relations: readonly Relation[]): string | null {
  for (const { relation } of relations) {
    if (relation.case !== 'internal') continue;
    const { definedVariant, direction, resourceId } = relation.value;
    if (definedVariant === InternalRelationVariant.BELONGS_TO && direction === RelationDirection.INBOUND)
      return clean(resourceId, 64);
  }
  return null;
}

/** Returns what lies in a resource: BELONGS_TO with direction OUTBOUND names it (as the server's own sources have it, v2.0). */
export function insideOf({ resource }: ResourceWithPermission): Inside[] {
  return (resource?.resource.value?.relations ?? []).flatMap(({ relation }) => {
    if (relation.case !== 'internal') return [];
    const { definedVariant, direction, resourceId, resourceVariant } = relation.value;
    const isInside =
      definedVariant === InternalRelationVariant.BELONGS_TO && direction === RelationDirection.OUTBOUND;
    if (!isInside || !isUlid(resourceId)) return [];
    return [{ id: resourceId, isObject: resourceVariant === ResourceVariant.OBJECT }];
  });
}

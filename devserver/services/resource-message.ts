import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import {
  DataClass,
  type GenericResource,
  GenericResourceSchema,
  Hashalgorithm,
  InternalRelationVariant,
  type ProjectSchema,
  RelationDirection,
  Status,
} from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { ResourceRecord } from '../state/model.ts';
import type { State } from '../state/state.ts';
import { variantOf } from './aos.ts';

/** Returns a resource as the API does. BELONGS_TO names its parents (INBOUND) and what lies in it (OUTBOUND). */
export function resourceMessage(state: State, resource: ResourceRecord): GenericResource {
  const parents = resource.parents.flatMap((id) => state.resources.get(id) ?? []);
  const isLeaf = resource.level === 'object';
  const inside = isLeaf ? [] : [...state.resources.values()].filter((one) => isInside(one, resource.id));
  const relations = [
    ...parents.map((parent) => belongsTo(parent, RelationDirection.INBOUND)),
    ...inside.map((one) => belongsTo(one, RelationDirection.OUTBOUND)),
  ];
  return wrap(resource, { ...shared(resource), relations });
}

const isInside = ({ parents, status }: ResourceRecord, id: string): boolean =>
  parents.includes(id) && status !== Status.DELETED;

const belongsTo = ({ id, level }: ResourceRecord, direction: RelationDirection) => ({
  relation: {
    case: 'internal' as const,
    value: {
      resourceId: id,
      resourceVariant: variantOf(level),
      definedVariant: InternalRelationVariant.BELONGS_TO,
      direction,
    },
  },
});

/** Returns a private resource as strangers see it: without its creator. */
export function unownedMessage(state: State, resource: ResourceRecord): GenericResource {
  return resourceMessage(state, { ...resource, createdBy: '' });
}

/** Returns a resource as the search does: of a private one only what identifies it. */
export function redactedMessage(state: State, resource: ResourceRecord): GenericResource {
  if (resource.dataClass === DataClass.PUBLIC) return resourceMessage(state, resource);
  return wrap({ ...resource, size: 0, hash: '' }, { ...shared(resource), description: '', createdBy: '' });
}

type Shared = Omit<MessageInitShape<typeof ProjectSchema>, '$typeName' | '$unknown' | 'stats'>;

function shared(resource: ResourceRecord): Shared {
  return {
    id: resource.id,
    name: resource.name,
    title: resource.title,
    description: resource.description,
    dataClass: resource.dataClass,
    status: resource.status,
    createdAt: timestampFromMs(resource.createdAt),
    createdBy: resource.createdBy,
    dynamic: true,
  };
}

function wrap(resource: ResourceRecord, value: Shared): GenericResource {
  if (resource.level !== 'object')
    return create(GenericResourceSchema, { resource: { case: resource.level, value } });
  const hashes = resource.hash === '' ? [] : [{ alg: Hashalgorithm.SHA256, hash: resource.hash }];
  const object = { ...value, contentLen: BigInt(resource.size), hashes };
  return create(GenericResourceSchema, { resource: { case: 'object', value: object } });
}

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
} from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { ResourceRecord } from '../state/model.ts';
import type { State } from '../state/state.ts';
import { variantOf } from './aos.ts';

/** Returns a resource as the API does. BELONGS_TO with direction INBOUND names its parents. */
export function resourceMessage(state: State, resource: ResourceRecord): GenericResource {
  const relations = resource.parents.flatMap((parentId) => {
    const parent = state.resources.get(parentId);
    if (parent === undefined) return [];
    return {
      relation: {
        case: 'internal' as const,
        value: {
          resourceId: parentId,
          resourceVariant: variantOf(parent.level),
          definedVariant: InternalRelationVariant.BELONGS_TO,
          direction: RelationDirection.INBOUND,
        },
      },
    };
  });
  return wrap(resource, { ...shared(resource), relations });
}

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

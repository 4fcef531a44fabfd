import { EventVariant } from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { Status } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { NewEntry } from '../log/log.ts';
import { fullSubject } from '../log/subject.ts';
import type { ResourceRecord } from '../state/model.ts';
import { type Aos, checksumOf, newBlock, resourceEntries, resourcePayload, userEntry } from './aos.ts';

type World = Pick<Aos, 'state' | 'faults'>;

const BETWEEN_UPDATES_MS = 4;

/** Returns what is published about a new resource, which is already stored. */
export function creationEntries(world: World, resource: ResourceRecord, at?: number): NewEntry[] {
  const own = resourceEntries(world, resource, EventVariant.CREATED, at);
  if (!world.faults.has('events')) return own;
  const owner = resource.level === 'project' && world.state.users.has(resource.createdBy);
  // Its creator now administers it, which is published as a change of the user.
  const told = owner ? [userEntry(resource.createdBy, EventVariant.UPDATED, at)] : [];
  return [...updatesOf(world, resource.parents, at), ...own, ...told];
}

/** Returns what is published when the upload of an object is complete. */
export function finishEntries(world: World, object: ResourceRecord, at?: number): NewEntry[] {
  const action = world.faults.has('events') ? EventVariant.UPDATED : EventVariant.AVAILABLE;
  return resourceEntries(world, object, action, at);
}

/** Returns what is published when the content of an object is replaced in place: the same update twice. */
export function replacementEntries(world: World, object: ResourceRecord, at?: number): NewEntry[] {
  const checksum = checksumOf(newBlock());
  const first = resourceEntries(world, object, EventVariant.UPDATED, at, checksum);
  if (!world.faults.has('events')) return first;
  const later = at === undefined ? undefined : at + BETWEEN_UPDATES_MS;
  return [...first, ...resourceEntries(world, object, EventVariant.UPDATED, later, checksum)];
}

/**
 * Returns what is published when somebody makes a snapshot: an update of the original. The copy is announced to data
 * proxies only.
 */
export function snapshotEntries(world: World, resource: ResourceRecord, at?: number): NewEntry[] {
  const action = world.faults.has('events') ? EventVariant.UPDATED : EventVariant.SNAPSHOTTED;
  return resourceEntries(world, resource, action, at);
}

/** Deletes a resource with everything inside and returns what is published about it. */
export function deleteResource(world: World, resource: ResourceRecord, at?: number): NewEntry[] {
  const { state } = world;
  if (!world.faults.has('deletions')) {
    const entries = resourceEntries(world, resource, EventVariant.DELETED, at);
    state.apply({ drop: 'resource', ids: [resource.id] });
    return entries;
  }
  const { parents } = resource;
  const gone = withChildren(world, resource);
  const entries = gone.flatMap((one) => {
    // Without its relations it has no place: only a watcher of the resource itself can receive this subject.
    const subject = fullSubject({ project: one.id });
    const value = { ...one, parents: [], status: Status.DELETED };
    state.apply({ put: 'resource', value });
    const block = newBlock();
    const payload = { ...resourcePayload(value, EventVariant.DELETED), checksum: checksumOf(block) };
    return { subject, payload, block, at };
  });
  return [...entries, ...updatesOf(world, parents, at)];
}

function withChildren({ state }: World, root: ResourceRecord): ResourceRecord[] {
  const found = [root];
  for (const one of found) {
    if (one.level === 'object') continue;
    for (const child of state.resources.values()) {
      if (child.parents.includes(one.id) && !found.includes(child)) found.push(child);
    }
  }
  return found;
}

function updatesOf(world: World, ids: readonly string[], at?: number): NewEntry[] {
  return ids.flatMap((id) => {
    const parent = world.state.resources.get(id);
    return parent === undefined ? [] : resourceEntries(world, parent, EventVariant.UPDATED, at);
  });
}

import type { EventVariant } from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { Status } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { NewEntry } from '../log/log.ts';
import type { Level } from '../log/subject.ts';
import { type Aos, resourceEntries } from '../services/aos.ts';
import { creationEntries, deleteResource, finishEntries, snapshotEntries } from '../services/happenings.ts';
import type { ResourceRecord } from '../state/model.ts';
import { PROJECTS } from './names.ts';
import { makeResource } from './world.ts';

const BELOW: Record<Level, Level | undefined> = {
  project: 'collection',
  collection: 'dataset',
  dataset: 'object',
  object: undefined,
};
/** Objects are no longer removed below this number of them. */
const MIN_OBJECTS = 20;

/** The resources that the people of the institute work on. */
export interface Institute {
  aos: Aos;
  /** Ids of the resources that exist. */
  byLevel: Record<Level, string[]>;
  /** Ids of the objects whose upload is not complete, oldest first. */
  uploading: string[];
  /** The number of the next upload. */
  nextUpload: number;
}

export function openInstitute(aos: Aos): Institute {
  const byLevel: Institute['byLevel'] = { project: [], collection: [], dataset: [], object: [] };
  for (const resource of aos.state.resources.values()) byLevel[resource.level].push(resource.id);
  return { aos, byLevel, uploading: [], nextUpload: 1 };
}

/** Creates a resource in one of this level. Returns no entries when there is none. */
export function createIn(institute: Institute, parentLevel: Level, at: number): NewEntry[] {
  const { aos, byLevel, uploading } = institute;
  const { random, state } = aos;
  const level = BELOW[parentLevel];
  const parent = pickOf(institute, parentLevel);
  if (level === undefined || parent === undefined) return [];
  const number = String(institute.nextUpload++).padStart(2, '0');
  const files = random.pick(random.pick(PROJECTS).collections).files;
  const name = level === 'object' ? random.pick(files).replace('{n}', number) : `${level}-${number}`;
  const createdBy = random.pick([...state.users.keys()]);
  const size = 10_000 + random.int(4_000_000_000);
  const status = level === 'object' ? Status.INITIALIZING : Status.AVAILABLE;
  const value = makeResource(aos.ulid, at, { level, name, parents: [parent.id], size, status, createdBy });
  state.apply({ put: 'resource', value });
  byLevel[level].push(value.id);
  if (level === 'object') uploading.push(value.id);
  return creationEntries(aos, value, at);
}

/** Completes the oldest upload. */
export function finishUpload({ aos, uploading }: Institute, at: number): NewEntry[] {
  const resource = aos.state.resources.get(uploading.shift() ?? '');
  if (resource === undefined) return [];
  const value = { ...resource, status: Status.AVAILABLE };
  aos.state.apply({ put: 'resource', value });
  return finishEntries(aos, value, at);
}

/** Removes an object, unless few are left. */
export function remove({ aos, byLevel }: Institute, at: number): NewEntry[] {
  const place = aos.random.int(Math.max(1, byLevel.object.length));
  const resource = aos.state.resources.get(byLevel.object[place] ?? '');
  if (resource === undefined || byLevel.object.length < MIN_OBJECTS) return [];
  byLevel.object.splice(place, 1);
  return deleteResource(aos, resource, at);
}

/** Publishes an action on a resource of this level. */
export function happenTo(institute: Institute, level: Level, action: EventVariant, at: number): NewEntry[] {
  const resource = pickOf(institute, level);
  return resource === undefined ? [] : resourceEntries(institute.aos, resource, action, at);
}

/** Makes a snapshot of a dataset. */
export function snapshot(institute: Institute, at: number): NewEntry[] {
  const resource = pickOf(institute, 'dataset');
  return resource === undefined ? [] : snapshotEntries(institute.aos, resource, at);
}

function pickOf({ aos, byLevel }: Institute, level: Level): ResourceRecord | undefined {
  const { random, state } = aos;
  const ids = byLevel[level];
  // The first project is the busiest: most things happen where the default user is watching.
  const reach = random.next() < 0.5 ? Math.ceil(ids.length / 3) : ids.length;
  const id = ids[random.int(Math.max(1, reach))];
  return id === undefined ? undefined : state.resources.get(id);
}

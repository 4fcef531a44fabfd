import { EventVariant } from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import {
  AnnouncementType,
  PermissionLevel,
  Status,
} from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { NewEntry } from '../log/log.ts';
import { announcementSubject, type Level } from '../log/subject.ts';
import { type Aos, notify, resourceEntries } from '../services/aos.ts';
import { grant, revoke } from '../services/authorization.ts';
import { creationEntries, deleteResource, finishEntries, snapshotEntries } from '../services/happenings.ts';
import { accessRequested } from '../services/notices.ts';
import type { ResourceRecord, UserRecord } from '../state/model.ts';
import { ANNOUNCEMENTS, PROJECTS } from './names.ts';
import { makeResource } from './world.ts';

const BELOW: Record<Level, Level | undefined> = {
  project: 'collection',
  collection: 'dataset',
  dataset: 'object',
  object: undefined,
};

export interface Simulation {
  /** What happens next, as log entries written at `at` (epoch milliseconds). */
  step(at: number): NewEntry[];
  /** An access request, a grant or a revocation that concerns the default user. */
  inboxStep(at: number): Promise<void>;
  /** An announcement, which the stream never delivers. */
  announce(at: number): NewEntry[];
}

export interface SimulationOptions {
  /** Above so many resources nothing new is uploaded; what is there changes. */
  maxResources: number;
  userId: string;
}

/** The daily life of the institute: uploads, updates, snapshots, deletions, requests, grants, announcements. */
export function createSimulation(aos: Aos, options: SimulationOptions): Simulation {
  const { state, random } = aos;
  const byLevel: Record<Level, string[]> = { project: [], collection: [], dataset: [], object: [] };
  for (const resource of state.resources.values()) byLevel[resource.level].push(resource.id);
  const uploading: string[] = [];
  let uploads = 1;

  const pickOf = (level: Level): ResourceRecord | undefined => {
    const ids = byLevel[level];
    // The first project is the busiest: most of what happens, happens where the default user looks.
    const reach = random.next() < 0.5 ? Math.ceil(ids.length / 3) : ids.length;
    const id = ids[random.int(Math.max(1, reach))];
    return id === undefined ? undefined : state.resources.get(id);
  };

  const createIn = (parentLevel: Level, at: number): NewEntry[] => {
    const level = BELOW[parentLevel];
    const parent = pickOf(parentLevel);
    if (level === undefined || parent === undefined) return [];
    const number = String(uploads++).padStart(2, '0');
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
  };

  const finishUpload = (at: number): NewEntry[] => {
    const resource = state.resources.get(uploading.shift() ?? '');
    if (resource === undefined) return [];
    const value = { ...resource, status: Status.AVAILABLE };
    state.apply({ put: 'resource', value });
    return finishEntries(aos, value, at);
  };

  const remove = (at: number): NewEntry[] => {
    const place = random.int(Math.max(1, byLevel.object.length));
    const resource = state.resources.get(byLevel.object[place] ?? '');
    if (resource === undefined || byLevel.object.length < 20) return [];
    byLevel.object.splice(place, 1);
    return deleteResource(aos, resource, at);
  };

  const happenTo = (level: Level, action: EventVariant, at: number): NewEntry[] => {
    const resource = pickOf(level);
    return resource === undefined ? [] : resourceEntries(aos, resource, action, at);
  };

  const snapshot = (at: number): NewEntry[] => {
    const resource = pickOf('dataset');
    return resource === undefined ? [] : snapshotEntries(aos, resource, at);
  };

  return {
    step(at) {
      const full = state.resources.size >= options.maxResources;
      const chance = random.next();
      let entries: NewEntry[] = [];
      if (uploading.length > 0 && chance < 0.35) entries = finishUpload(at);
      else if (!full && chance < 0.65) entries = createIn('dataset', at);
      else if (!full && chance < 0.67) entries = createIn('collection', at);
      else if (chance < 0.9) entries = happenTo('object', EventVariant.UPDATED, at);
      else if (chance < 0.94) entries = snapshot(at);
      else if (chance < 0.97) entries = happenTo('collection', EventVariant.UPDATED, at);
      else entries = remove(at);
      return entries.length > 0 ? entries : happenTo('dataset', EventVariant.UPDATED, at);
    },

    async inboxStep(at) {
      const chance = random.next();
      const user = state.users.get(options.userId);
      const project = state.resources.get(byLevel.project[0] ?? '');
      if (user === undefined || project === undefined) return;
      if (chance < 0.6) requestAccess(aos, user, at);
      else await changePermission(aos, user, chance < 0.9);
    },

    announce(at) {
      const text = random.pick(ANNOUNCEMENTS);
      const createdBy = random.pick([...state.users.keys()]);
      const value = {
        id: aos.ulid(at),
        type: AnnouncementType.MAINTENANCE,
        ...text,
        createdBy,
        createdAt: at,
      };
      state.apply({ put: 'announcement', value });
      const event = { case: 'newDataProxyId' as const, value: value.id };
      const payload = { kind: 'announcement' as const, id: value.id, event };
      return [{ subject: announcementSubject('NEW_DATA_PROXY', value.id), payload, at }];
    },
  };
}

/** Somebody asks for a permission on something the user administers. Gives the notification's id. */
export function requestAccess(aos: Aos, user: UserRecord, at: number): string | undefined {
  const { state, random } = aos;
  const own = Object.entries(user.permissions).filter(([, level]) => level === PermissionLevel.ADMIN);
  const others = [...state.users.values()].filter(
    ({ id, serviceAccount }) => id !== user.id && !serviceAccount,
  );
  if (own.length === 0 || others.length === 0) return undefined;
  const project = state.resources.get(random.pick(own)[0]);
  const asking = random.pick(others);
  if (project === undefined) return undefined;
  const level = random.pick(['READ', 'READ', 'APPEND', 'WRITE']);
  const { variant, message, refs } = accessRequested(aos, asking, project, level);
  return notify(aos, user.id, variant, message, refs, at);
}

/** Grants or revokes something that does not decide what the user can watch. */
async function changePermission(aos: Aos, user: UserRecord, isGrant: boolean): Promise<void> {
  const datasets = [...aos.state.resources.values()].filter(
    ({ level, status }) => level === 'dataset' && status !== Status.DELETED,
  );
  if (datasets.length === 0) return;
  const resource = aos.random.pick(datasets);
  const held = user.permissions[resource.id] !== undefined;
  if (isGrant || !held) await grant(aos, user, resource, PermissionLevel.WRITE);
  else await revoke(aos, user, resource);
}

import { EventVariant } from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { PermissionLevel, Status } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { NewEntry } from '../log/log.ts';
import { makeAnnouncement } from '../services/announcements.ts';
import { type Aos, notify } from '../services/aos.ts';
import { grant, revoke } from '../services/authorization.ts';
import { accessRequested } from '../services/notices.ts';
import type { UserRecord } from '../state/model.ts';
import {
  createIn,
  finishUpload,
  happenTo,
  type Institute,
  openInstitute,
  remove,
  snapshot,
} from './institute.ts';
import { ANNOUNCEMENTS } from './names.ts';

export interface Simulation {
  /** Lets one thing happen at `at` (epoch milliseconds) and returns its log entries. */
  step(at: number): NewEntry[];
  /** Makes an access request, a grant or a revocation that concerns the default user. */
  inboxStep(at: number): Promise<void>;
  /** Makes an announcement, which the stream never delivers. */
  announce(at: number): NewEntry[];
}

export interface SimulationOptions {
  /** From this number of resources on nothing new is uploaded; only existing resources change. */
  maxResources: number;
  userId: string;
}

/** The daily life of the institute: uploads, updates, snapshots, deletions, requests, grants, announcements. */
export function createSimulation(aos: Aos, options: SimulationOptions): Simulation {
  const { state, random } = aos;
  const institute = openInstitute(aos);
  return {
    step(at) {
      const isFull = state.resources.size >= options.maxResources;
      const entries = nextHappening(institute, isFull, at);
      return entries.length > 0 ? entries : happenTo(institute, 'dataset', EventVariant.UPDATED, at);
    },

    async inboxStep(at) {
      const chance = random.next();
      const user = state.users.get(options.userId);
      const project = state.resources.get(institute.byLevel.project[0] ?? '');
      if (user === undefined || project === undefined) return;
      if (chance < 0.6) requestAccess(aos, user, at);
      else await changePermission(aos, user, chance < 0.9);
    },

    announce(at) {
      const text = random.pick(ANNOUNCEMENTS);
      const createdBy = random.pick([...state.users.keys()]);
      const { entry } = makeAnnouncement(aos, { ...text, createdBy, createdAt: at });
      return [{ ...entry, at }];
    },
  };
}

/** Draws what happens next. Returns no entries when there is nothing that it could happen to. */
function nextHappening(institute: Institute, isFull: boolean, at: number): NewEntry[] {
  const chance = institute.aos.random.next();
  if (institute.uploading.length > 0 && chance < 0.35) return finishUpload(institute, at);
  if (!isFull && chance < 0.65) return createIn(institute, 'dataset', at);
  if (!isFull && chance < 0.67) return createIn(institute, 'collection', at);
  if (chance < 0.9) return happenTo(institute, 'object', EventVariant.UPDATED, at);
  if (chance < 0.94) return snapshot(institute, at);
  if (chance < 0.97) return happenTo(institute, 'collection', EventVariant.UPDATED, at);
  return remove(institute, at);
}

/** Makes somebody ask for a permission on something the user administers. Returns the notification's id. */
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

/** Grants or revokes a permission that does not affect what the user can watch. */
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

import { EventVariant } from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { AnnouncementType, Status } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { NewEntry } from '../log/log.ts';
import { announcementSubject } from '../log/subject.ts';
import { type Aos, resourceEntries, userEntry } from '../services/aos.ts';
import type { Calls } from '../services/calls.ts';
import {
  creationEntries,
  deleteResource,
  finishEntries,
  replacementEntries,
  snapshotEntries,
} from '../services/happenings.ts';
import type { ResourceRecord, UserRecord } from '../state/model.ts';
import type { Life } from '../world/life.ts';
import { makeResource } from '../world/world.ts';
import { peopleControl } from './people.ts';
import type { ActionName, PublishRequest } from './requests.ts';
import { readStats } from './stats.ts';
import { type Control, ControlError } from './types.ts';

const ACTIONS: Record<ActionName, EventVariant> = {
  created: EventVariant.CREATED,
  available: EventVariant.AVAILABLE,
  updated: EventVariant.UPDATED,
  deleted: EventVariant.DELETED,
  snapshotted: EventVariant.SNAPSHOTTED,
};

export interface ControlDeps {
  aos: Aos;
  calls: Calls;
  life: Life;
  defaultUser: string;
  /** How many events this process has written, simulated ones included. */
  published: () => number;
}

export function createControl({ aos, calls, life, defaultUser, published }: ControlDeps): Control {
  const { state } = aos;

  const userOf = (id = defaultUser): UserRecord => {
    const user = state.users.get(id);
    if (user === undefined) throw new ControlError(`There is no user ${id}.`);
    return user;
  };
  const resourceOf = (id: string): ResourceRecord => {
    const resource = state.resources.get(id);
    if (resource === undefined) throw new ControlError(`There is no resource ${id}.`);
    return resource;
  };

  const entriesOf = (request: PublishRequest): NewEntry[] => {
    const { action = 'updated', count = 1 } = request;
    if (request.resource !== undefined && action === 'deleted' && !request.keep) {
      return deleteResource(aos, resourceOf(request.resource));
    }
    const entries: NewEntry[] = [];
    for (let time = 0; time < count; time++) {
      if (request.resource !== undefined) {
        entries.push(...resourceEntries(aos, resourceOf(request.resource), ACTIONS[action]));
      } else entries.push(userEntry(userOf(request.user).id, ACTIONS[action]));
    }
    return entries;
  };

  return {
    publish: (requests) => aos.log.publish([requests].flat().flatMap(entriesOf)),

    async createResource(request) {
      const parents = request.parents ?? [];
      for (const parent of parents) resourceOf(parent);
      if (request.level !== 'project' && parents.length === 0) throw new ControlError('Name a parent.');
      const plan = { ...request, parents, createdBy: defaultUser };
      const value = makeResource(aos.ulid, aos.clock.now(), plan);
      state.apply({ put: 'resource', value });
      if (!request.silent) await aos.log.publish(creationEntries(aos, value));
      return value;
    },

    ...peopleControl(aos, userOf, resourceOf),

    deleteResource: ({ resource }) => aos.log.publish(deleteResource(aos, resourceOf(resource))),

    async happen({ resource, what }) {
      const entries = { finished: finishEntries, replaced: replacementEntries, snapshot: snapshotEntries };
      return aos.log.publish(entries[what](aos, resourceOf(resource)));
    },

    async announce({ title, teaser = '', content = '' }) {
      const createdAt = aos.clock.now();
      const type = AnnouncementType.MAINTENANCE;
      const value = {
        id: aos.ulid(createdAt),
        type,
        title,
        teaser,
        content,
        createdBy: defaultUser,
        createdAt,
      };
      state.apply({ put: 'announcement', value });
      const event = { case: 'newDataProxyId' as const, value: value.id };
      const subject = announcementSubject('NEW_DATA_PROXY', value.id);
      await aos.log.publish([{ subject, payload: { kind: 'announcement', id: value.id, event } }]);
      return value.id;
    },

    async deleteConsumer({ consumer, mode = 'forget' }) {
      await aos.log.deleteConsumer(consumer);
      if (mode === 'forget') state.apply({ drop: 'consumer', ids: [consumer] });
    },

    stall: ({ consumer }) => aos.streams.stall(consumer),
    resume({ consumer }) {
      aos.streams.resume(consumer);
      aos.readers.wake(consumer);
    },

    dropReaders: () => aos.readers.dropAll(),
    setSearch({ up }) {
      aos.outage.search = !up;
    },
    setLog: ({ up }) => aos.outage.setLog(up),

    rotateSecret() {
      state.apply({ put: 'secrets', value: { ...state.secrets, hmac: aos.random.hex(64) } });
    },

    wipeLog: () => aos.log.wipe(),
    redeliver: ({ consumer }) => aos.log.redeliver(consumer),

    refuse({
      rpc,
      code,
      count = 1,
      skip = 0,
      when = 'before',
      message = 'Refused by the control interface',
    }) {
      calls.refuse({ rpc, code, count, skip, when, message });
    },

    stats: () => readStats({ aos, calls, published }),

    async events({ from = 1, limit = 1_000_000 } = {}) {
      const logged = await aos.log.list(from, limit);
      return logged.map(({ sequence, timeNs, subject, payload }) => ({
        sequence,
        timeNs,
        subject,
        id: payload.id,
        action:
          payload.kind === 'announcement' ? 'announced' : (EventVariant[payload.action] ?? '').toLowerCase(),
      }));
    },

    setRate: ({ perSecond }) => life.setRate(perSecond),
    // Deleted ones are still kept, and are nobody's business.
    resources: () => [...state.resources.values()].filter(({ status }) => status !== Status.DELETED),
  };
}

import { EventVariant } from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { AnnouncementType } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import {
  PersonalNotificationVariant,
  ReferenceType,
} from '../../gen/aruna/api/storage/services/v2/user_service_pb.ts';
import type { NewEntry } from '../log/log.ts';
import { announcementSubject } from '../log/subject.ts';
import { type Aos, notify, resourceEntries, userEntry } from '../services/aos.ts';
import { tokenText } from '../services/auth.ts';
import type { Calls } from '../services/calls.ts';
import type { ResourceRecord, UserRecord } from '../state/model.ts';
import type { Life } from '../world/life.ts';
import { makeResource } from '../world/world.ts';
import { readStats } from './stats.ts';
import {
  type ActionName,
  type Control,
  ControlError,
  type NoticeName,
  type PublishRequest,
} from './types.ts';

const ACTIONS: Record<ActionName, EventVariant> = {
  created: EventVariant.CREATED,
  available: EventVariant.AVAILABLE,
  updated: EventVariant.UPDATED,
  deleted: EventVariant.DELETED,
  snapshotted: EventVariant.SNAPSHOTTED,
};

const NOTICES: Record<NoticeName, PersonalNotificationVariant> = {
  'access-requested': PersonalNotificationVariant.ACCESS_REQUESTED,
  'permission-granted': PersonalNotificationVariant.PERMISSION_GRANTED,
  'permission-revoked': PersonalNotificationVariant.PERMISSION_REVOKED,
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
    const entries: NewEntry[] = [];
    for (let time = 0; time < count; time++) {
      if (request.resource !== undefined) {
        entries.push(...resourceEntries(aos, resourceOf(request.resource), ACTIONS[action]));
      } else entries.push(userEntry(userOf(request.user).id, ACTIONS[action]));
    }
    if (request.resource !== undefined && action === 'deleted' && !request.keep) {
      state.apply({ drop: 'resource', ids: [request.resource] });
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
      if (!request.silent) await aos.log.publish(resourceEntries(aos, value, EventVariant.CREATED));
      return value;
    },

    notify(request) {
      const user = userOf(request.user);
      const others = [...state.users.values()].filter(({ id }) => id !== user.id);
      const from = request.from === undefined ? others[1] : userOf(request.from);
      const projects = [...state.resources.values()].filter(({ level }) => level === 'project');
      const resource = request.resource === undefined ? projects[0] : resourceOf(request.resource);
      if (from === undefined || resource === undefined) throw new ControlError('Nobody is there to ask.');
      const variant = request.variant ?? 'access-requested';
      const about = variant === 'access-requested' ? from : user;
      const refs = [
        { type: ReferenceType.USER, name: about.name, value: about.id },
        { type: ReferenceType.RESOURCE, name: resource.name, value: resource.id },
      ];
      const text = {
        'access-requested': `${from.name} requests WRITE on ${resource.name}`,
        'permission-granted': `You were granted WRITE on ${resource.name}`,
        'permission-revoked': `Your permission on ${resource.name} was revoked`,
      }[variant];
      const now = aos.clock.now();
      return Array.from({ length: request.count ?? 1 }, () =>
        notify(aos, user.id, NOTICES[variant], request.message ?? text, refs, now),
      );
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

    mintToken({ user: userId, expiresInS = 365 * 86_400, name = 'minted' }) {
      const user = userOf(userId);
      const now = aos.clock.now();
      const expiresAt = now + expiresInS * 1000;
      const token = { id: aos.ulid(now), name, createdAt: now, expiresAt, revoked: false };
      state.apply({ put: 'user', value: { ...user, tokens: [...user.tokens, token] } });
      return { id: token.id, token: tokenText(aos, user, token) };
    },

    expireToken({ token, user: userId }) {
      let ended = 0;
      for (const user of userId === undefined ? [...state.users.values()] : [userOf(userId)]) {
        const tokens = user.tokens.map((one) => {
          const meant =
            token === undefined
              ? userId !== undefined
              : token === one.id || token === tokenText(aos, user, one);
          if (!meant || one.revoked) return one;
          ended++;
          return { ...one, revoked: true };
        });
        state.apply({ put: 'user', value: { ...user, tokens } });
      }
      return ended;
    },

    stall: ({ consumer }) => aos.streams.stall(consumer),
    resume({ consumer }) {
      aos.streams.resume(consumer);
      aos.readers.wake(consumer);
    },

    dropReaders: () => aos.readers.dropAll(),

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
    resources: () => [...state.resources.values()],
    users: () =>
      [...state.users.values()].map((user) => {
        const [token] = user.tokens;
        return {
          id: user.id,
          name: user.name,
          token: token === undefined ? '' : tokenText(aos, user, token),
        };
      }),
  };
}

import { EventVariant } from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { AnnouncementType } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { NewEntry } from '../log/log.ts';
import { makeAnnouncement } from '../services/announcements.ts';
import { type Aos, resourceEntries, userEntry } from '../services/aos.ts';
import {
  creationEntries,
  deleteResource,
  finishEntries,
  replacementEntries,
  snapshotEntries,
} from '../services/happenings.ts';
import { makeResource } from '../world/world.ts';
import type { Lookup } from './lookup.ts';
import type { ActionName, PublishRequest } from './requests.ts';
import { type Control, ControlError } from './types.ts';

const ACTIONS: Record<ActionName, EventVariant> = {
  created: EventVariant.CREATED,
  available: EventVariant.AVAILABLE,
  updated: EventVariant.UPDATED,
  deleted: EventVariant.DELETED,
  snapshotted: EventVariant.SNAPSHOTTED,
};

const HAPPENINGS = { finished: finishEntries, replaced: replacementEntries, snapshot: snapshotEntries };

type PublishingControl = Pick<
  Control,
  'publish' | 'createResource' | 'deleteResource' | 'happen' | 'announce' | 'editAnnouncement'
>;

const announcementTypes = {
  orga: AnnouncementType.ORGA,
  release: AnnouncementType.RELEASE,
  update: AnnouncementType.UPDATE,
  maintenance: AnnouncementType.MAINTENANCE,
  blog: AnnouncementType.BLOG,
  unspecified: AnnouncementType.UNSPECIFIED,
} as const;

/** The control verbs that write events. */
export function publishingControl(aos: Aos, find: Lookup, defaultUser: string): PublishingControl {
  return {
    publish: (requests) =>
      aos.log.publish([requests].flat().flatMap((request) => entriesOf(aos, find, request))),

    async createResource(request) {
      const parents = request.parents ?? [];
      for (const parent of parents) find.resource(parent);
      if (request.level !== 'project' && parents.length === 0) throw new ControlError('Name a parent.');
      const plan = { ...request, parents, createdBy: defaultUser };
      const value = makeResource(aos.ulid, aos.clock.now(), plan);
      aos.state.apply({ put: 'resource', value });
      if (!request.silent) await aos.log.publish(creationEntries(aos, value));
      return value;
    },

    deleteResource: ({ resource }) => aos.log.publish(deleteResource(aos, find.resource(resource))),

    happen: async ({ resource, what }) => aos.log.publish(HAPPENINGS[what](aos, find.resource(resource))),

    async announce({ title, teaser = '', content = '', kind = 'release', at: createdAt = aos.clock.now() }) {
      const { id, entry } = makeAnnouncement(aos, {
        type: announcementTypes[kind],
        title,
        teaser,
        content,
        createdBy: defaultUser,
        createdAt,
      });
      await aos.log.publish([entry]);
      return id;
    },

    editAnnouncement({ id, kind, ...change }) {
      const before = aos.state.announcements.get(id);
      if (before === undefined) throw new ControlError(`There is no announcement ${id}.`);
      const { title = before.title, teaser = before.teaser, content = before.content } = change;
      const type = kind === undefined ? before.type : announcementTypes[kind];
      const value = { ...before, type, title, teaser, content, modifiedAt: aos.clock.now() };
      aos.state.apply({ put: 'announcement', value });
    },
  };
}

function entriesOf(aos: Aos, find: Lookup, request: PublishRequest): NewEntry[] {
  const { action = 'updated', count = 1, resource } = request;
  if (resource !== undefined && action === 'deleted' && !request.keep) {
    return deleteResource(aos, find.resource(resource));
  }
  return Array.from({ length: count }, () =>
    resource !== undefined
      ? resourceEntries(aos, find.resource(resource), ACTIONS[action])
      : [userEntry(find.user(request.user).id, ACTIONS[action])],
  ).flat();
}

import type { AnnouncementKind } from '../core/model/announcement.ts';

/** English: announcements by the operators of a server. */
export const announcementsEn = {
  kinds: {
    maintenance: 'Maintenance',
    update: 'Update',
    release: 'Release',
    organization: 'Organization',
    blog: 'Blog',
    other: 'Other',
  } satisfies Record<AnnouncementKind, string>,
  text: 'Announcement',
  kind: 'Kind',
  published: 'Published',
  changed: 'Changed',
  author: 'By',
};

/** The words about announcements: one that is missing in a language does not compile. */
export type AnnouncementWords = typeof announcementsEn;

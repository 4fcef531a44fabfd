import type { AnnouncementWords } from './announcements-en.ts';

/** German: announcements by the operators of a server. */
export const announcementsDe: AnnouncementWords = {
  kinds: {
    maintenance: 'Wartung',
    update: 'Aktualisierung',
    release: 'Neue Version',
    organization: 'Organisation',
    blog: 'Blogbeitrag',
    other: 'Sonstiges',
  },
  text: 'Ankündigung',
  kind: 'Art',
  published: 'Veröffentlicht',
  changed: 'Geändert',
  author: 'Von',
};

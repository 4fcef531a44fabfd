import type { NewEntry } from '../log/log.ts';
import { announcementSubject } from '../log/subject.ts';
import type { AnnouncementRecord } from '../state/model.ts';
import type { Aos } from './aos.ts';

type Announcement = Omit<AnnouncementRecord, 'id'>;

/** Stores an announcement and returns its id with its event, which is still to be published. */
export function makeAnnouncement(
  aos: Pick<Aos, 'state' | 'ulid'>,
  announcement: Announcement,
): { id: string; entry: NewEntry } {
  const id = aos.ulid(announcement.createdAt);
  aos.state.apply({
    put: 'announcement',
    value: { id, ...announcement },
  });
  const event = { case: 'newDataProxyId' as const, value: id };
  const subject = announcementSubject('NEW_DATA_PROXY', id);
  return { id, entry: { subject, payload: { kind: 'announcement', id, event } } };
}

import { timestampMs } from '@bufbuild/protobuf/wkt';
import { AnnouncementType } from '../../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { Announcement as Sent } from '../../../gen/aruna/api/storage/services/v2/info_service_pb.ts';
import { clean, cleanProse } from '../base/clean.ts';
import { ulidTime } from '../base/ulid.ts';
import { actions } from '../model/actions.ts';
import { type Announcement, announcementBounds, announcementKindByCode } from '../model/announcement.ts';
import { announcementKinds } from '../model/announcement-kinds.ts';
import type { Incoming } from '../model/incoming.ts';
import { codeByWire } from '../model/named-codes.ts';
import { storedStandIn } from '../model/stand-in.ts';
import { subjects } from '../model/subjects.ts';

/** An event that is an announcement. */
export type AnnouncementEvent = Incoming & { announcement: Announcement };

/** Stream name of polled announcements. The dot rules out a clash: the name of a JetStream stream cannot contain one. */
const STREAM = 'announcements.polled';
/** Number of bits of a sequence below the milliseconds. */
const HASH_BITS = 15n;
/** An announcement that was saved again this soon (ms) after it was made was not changed. */
const SAME_MOMENT = 1_000;

const kindCode = codeByWire(announcementKinds, AnnouncementType, 'other');

/** Returns the time in the sequence of an announcement, epoch ms. */
export const timeOfSequence = (seq: bigint): number => Number(seq >> HASH_BITS);

/** Returns when it was published, epoch ms: the time of the id, else the one the server gives, else now. */
export function publishedAt({ announcementId, createdAt }: Sent, now: number): number {
  return ulidTime(announcementId) ?? (createdAt ? timestampMs(createdAt) : now);
}

/**
 * Turns an announcement into an event. Its sequence grows with time, as in a stream: the milliseconds of the id, followed
 * by a 15-bit hash of the id to tell announcements of the same millisecond apart.
 *
 * @param now epoch ms, used as the time of one that has none.
 */
export function announcementEvent(sent: Sent, subscription: number, now: number): AnnouncementEvent {
  const id = sent.announcementId;
  const time = publishedAt(sent, now);
  let hash = 0;
  for (const character of id) hash = (hash * 31 + character.charCodeAt(0)) & 0x7fff;
  const title = clean(sent.title, announcementBounds.title);
  const teaser = clean(sent.teaser, announcementBounds.teaser);
  return {
    subscription,
    stream: STREAM,
    seq: (BigInt(time) << HASH_BITS) | BigInt(hash),
    time: BigInt(time) * 1_000_000n,
    delivered: 1,
    subject: subjects.announcement.code,
    action: actions.announced.code,
    resourceId: null,
    checksum: '',
    text: title || teaser || storedStandIn({ is: 'without-text' }),
    announcement: {
      id: clean(id, 64),
      kind: announcementKindByCode(kindCode(sent.announcementType)),
      teaser: title === '' ? '' : teaser,
      content: cleanProse(sent.content, announcementBounds.content),
      author: clean(sent.createdBy, announcementBounds.author),
      modifiedAt: modifiedAt(sent),
    },
    alert: '',
    rule: null,
    ackOnly: false,
    fromRecord: false,
    reply: null,
  };
}

/** Returns when it was changed, epoch ms; null if it was not, or the server gives no time that can be. */
function modifiedAt({ modifiedAt: modified, createdAt: created }: Sent): number | null {
  if (!modified) return null;
  const time = timestampMs(modified);
  if (!(time > 0 && time <= MAX_TIME)) return null;
  return created && time < timestampMs(created) + SAME_MOMENT ? null : time;
}

/** The end of the year 9999, epoch ms: protobuf's Timestamp ends there. */
const MAX_TIME = 253_402_300_799_999;

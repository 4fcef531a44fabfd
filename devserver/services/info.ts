import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, type ServiceImpl } from '@connectrpc/connect';
import type { StorageStatusService } from '../../gen/aruna/api/storage/services/v2/info_service_pb.ts';
import type { AnnouncementRecord } from '../state/model.ts';
import { isUlid } from '../util/ulid.ts';
import { type Aos, checkUlid } from './aos.ts';
import { callerOf, nested, USER_WORDING } from './auth.ts';

const REPAIRED_PAGE_SIZE = 20;

/** Announcements. v2.0.2 does not implement version and status. */
export function infoService(aos: Aos): ServiceImpl<typeof StorageStatusService> {
  return {
    getStorageVersion() {
      throw new ConnectError('Nothing to see here!', Code.Unimplemented);
    },
    getStorageStatus() {
      throw new ConnectError('Nothing to see here!', Code.Unimplemented);
    },

    // Newest first, `start_after` continues with older ones, and no login is needed. A repaired server requires a login
    // and lists the oldest first.
    getAnnouncements(request, context) {
      const newestFirst = aos.faults.has('announcements');
      if (!newestFirst) callerOf(aos, context, USER_WORDING);
      const { startAfter = '', pageSize = 0n } = request.page ?? {};
      const wanted = new Set(request.announcementIds);
      if (![...wanted].every(isUlid)) {
        const why = nested('Invalid announcement id format : invalid length', 'InvalidArgument');
        throw new ConnectError(`Get announcements failed : ${why}`, Code.Internal);
      }
      const all = [...aos.state.announcements.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      if (newestFirst) all.reverse();
      const found = all
        .filter(({ id }) => wanted.size === 0 || wanted.has(id))
        .filter(({ id }) => !isUlid(startAfter) || (newestFirst ? id < startAfter : id > startAfter))
        .slice(0, pageSize > 0n ? Number(pageSize) : newestFirst ? undefined : REPAIRED_PAGE_SIZE);
      return { announcements: found.map(announcementMessage) };
    },

    getAnnouncement({ announcementId }) {
      checkUlid(announcementId, 'announcement id');
      const announcement = aos.state.announcements.get(announcementId);
      if (announcement === undefined) {
        throw new ConnectError('Get announcement failed : Announcement not found', Code.Internal);
      }
      return { announcement: announcementMessage(announcement) };
    },
  };
}

function announcementMessage({ id, type, title, teaser, content, createdBy, ...times }: AnnouncementRecord) {
  const { createdAt, modifiedAt = createdAt } = times;
  return {
    announcementId: id,
    announcementType: type,
    title,
    teaser,
    content,
    createdBy,
    createdAt: timestampFromMs(createdAt),
    modifiedBy: createdBy,
    modifiedAt: timestampFromMs(modifiedAt),
  };
}

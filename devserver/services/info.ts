import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, type ServiceImpl } from '@connectrpc/connect';
import type { StorageStatusService } from '../../gen/aruna/api/storage/services/v2/info_service_pb.ts';
import type { AnnouncementRecord } from '../state/model.ts';
import { type Aos, checkUlid } from './aos.ts';
import { callerOf } from './auth.ts';

const DEFAULT_PAGE = 20;

/** Announcements. Version and status are not there on v2.0.2. */
export function infoService(aos: Aos): ServiceImpl<typeof StorageStatusService> {
  return {
    getStorageVersion() {
      throw new ConnectError('Not implemented', Code.Unimplemented);
    },
    getStorageStatus() {
      throw new ConnectError('Not implemented', Code.Unimplemented);
    },

    getAnnouncements(request, context) {
      callerOf(aos, context);
      for (const id of request.announcementIds) checkUlid(id, 'announcement id');
      const { startAfter = '', pageSize = 0n } = request.page ?? {};
      if (startAfter !== '') checkUlid(startAfter, 'start_after');
      const wanted = new Set(request.announcementIds);
      const size = pageSize > 0n ? Number(pageSize) : DEFAULT_PAGE;
      const found = [...aos.state.announcements.values()]
        .filter(({ id }) => wanted.size === 0 || wanted.has(id))
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .filter(({ id }) => id > startAfter)
        .slice(0, size);
      return { announcements: found.map(announcementMessage) };
    },

    getAnnouncement(request, context) {
      callerOf(aos, context);
      checkUlid(request.announcementId, 'announcement id');
      const announcement = aos.state.announcements.get(request.announcementId);
      if (announcement === undefined) throw new ConnectError('Announcement not found', Code.NotFound);
      return { announcement: announcementMessage(announcement) };
    },
  };
}

function announcementMessage({ id, type, title, teaser, content, createdBy, createdAt }: AnnouncementRecord) {
  const at = timestampFromMs(createdAt);
  return {
    announcementId: id,
    announcementType: type,
    title,
    teaser,
    content,
    createdBy,
    createdAt: at,
    modifiedBy: createdBy,
    modifiedAt: at,
  };
}

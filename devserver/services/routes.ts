import type { ConnectRouter } from '@connectrpc/connect';
import { EventNotificationService } from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { AuthorizationService } from '../../gen/aruna/api/storage/services/v2/authorization_service_pb.ts';
import { StorageStatusService } from '../../gen/aruna/api/storage/services/v2/info_service_pb.ts';
import { SearchService } from '../../gen/aruna/api/storage/services/v2/search_service_pb.ts';
import { UserService } from '../../gen/aruna/api/storage/services/v2/user_service_pb.ts';
import type { Aos } from './aos.ts';
import { authorizationService } from './authorization.ts';
import { eventService } from './events.ts';
import { infoService } from './info.ts';
import { searchService } from './search.ts';
import { userService } from './users.ts';

/** The 17 RPCs, the same on every port. */
export function aosRoutes(aos: Aos): (router: ConnectRouter) => void {
  return (router) => {
    router.service(EventNotificationService, eventService(aos));
    router.service(UserService, userService(aos));
    router.service(SearchService, searchService(aos));
    router.service(AuthorizationService, authorizationService(aos));
    router.service(StorageStatusService, infoService(aos));
  };
}

import type { FetchedNotification } from '../store/write/write-notifications.ts';

/** A notification as the server tells it, about nobody and nothing by itself. */
export const fetchedNotification = (
  part: Pick<FetchedNotification, 'id' | 'kind' | 'time' | 'message'>,
): FetchedNotification => ({
  ...part,
  userId: null,
  userName: null,
  resourceId: null,
  resourceName: null,
});

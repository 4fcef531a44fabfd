/** The data of the chart. It is requested after the rows and less often, because it counts everything that matches. */
import { create } from 'zustand';
import type { Activity, FeedQuery } from '../../../electron/ipc/contract.ts';
import { ask } from '../../state/bridge.ts';

interface ActivityStore {
  readonly activity: Activity | null;
  /** Runs one request at a time. The latest query asked meanwhile is sent next; replies to other queries are not shown. */
  load(query: FeedQuery): Promise<void>;
}

export const useActivity = create<ActivityStore>()((set) => {
  let isAsking = false;
  let wanted: FeedQuery | null = null;
  return {
    activity: null,
    load: async (query) => {
      wanted = query;
      if (isAsking) return;
      isAsking = true;
      while (wanted !== null) {
        const asked: FeedQuery = wanted;
        wanted = null;
        const reply = await ask('feed.activity', asked);
        const isOutdated = wanted !== null && JSON.stringify(wanted) !== JSON.stringify(asked);
        if (reply.ok && !isOutdated) set({ activity: reply.value });
      }
      isAsking = false;
    },
  };
});

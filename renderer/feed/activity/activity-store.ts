/** What the chart shows. It is asked for after the rows, and less often: it counts everything that matches. */
import { create } from 'zustand';
import type { Activity, FeedQuery } from '../../../electron/ipc/contract.ts';
import { ask } from '../../state/bridge.ts';

export const useActivity = create<{ readonly activity: Activity | null }>()(() => ({ activity: null }));

let asking = false;
let wanted: FeedQuery | null = null;

/** One at a time: what is asked for meanwhile is asked for afterwards, and an answer to another query is not shown. */
export async function loadActivity(query: FeedQuery): Promise<void> {
  wanted = query;
  if (asking) return;
  asking = true;
  while (wanted !== null) {
    const asked: FeedQuery = wanted;
    wanted = null;
    const reply = await ask('feed.activity', asked);
    const other = wanted !== null && JSON.stringify(wanted) !== JSON.stringify(asked);
    if (reply.ok && !other) useActivity.setState({ activity: reply.value });
  }
  asking = false;
}

import type { InboxGrouping } from '../../electron/core/model/inbox-groupings.ts';
import { useApp } from '../state/app-store.ts';
import { useInbox } from './inbox-store.ts';

/** What the list is grouped by: what waits as the person has set it, the history by day. */
export function useGrouping(): InboxGrouping {
  const view = useInbox((s) => s.view);
  const chosen = useApp((s) => s.app?.inboxGroup ?? 'kind');
  if (view === 'open') return chosen;
  return view === 'history' ? 'day' : 'none';
}

/** What the window does with the pushes of the main process. */

import { noFilter } from '../../electron/core/query/filter.ts';
import type { Goto, Notice } from '../../electron/ipc/contract.ts';
import { showCard } from '../accounts/show-card.ts';
import { alertList } from '../alerts/alert-list.ts';
import { runCommand } from '../commands/commands.ts';
import { useDetail } from '../feed/detail/detail-store.ts';
import { feedList, showQuery } from '../feed/list/feed-list.ts';
import { focusGrant } from '../inbox/focus-grant.ts';
import { inboxList } from '../inbox/inbox-list.ts';
import { useInbox } from '../inbox/inbox-store.ts';
import { outdateAccess } from '../inbox/use-access.ts';
import { wholeFeed } from '../query/feed-query.ts';
import { useFilters } from '../query/filter-store.ts';
import { snoozedList } from '../snoozed/snoozed-list.ts';
import { starredList } from '../starred/starred-list.ts';
import { useApp } from '../state/app-store.ts';
import { ask, listen } from '../state/bridge.ts';
import { useExport } from '../state/export.ts';
import { onGoTo } from '../state/go-to.ts';
import { sayMarked } from '../state/say-marked.ts';
import { sayProblem } from '../state/toast-store.ts';
import { useView } from '../state/view-store.ts';
import { useStatistics } from '../statistics/statistics-store.ts';
import { format, t } from '../strings/index.ts';
import { throttle } from '../ui/throttle.ts';
import { resumeView } from './resume-view.ts';

/** Minimum interval between refreshes of a list, ms: one frame. A list whose last refresh is not done waits for it besides. */
const REFRESH_MS = 16;
/** Minimum interval between refreshes of what is shown beside the list, ms. */
const DETAIL_MS = 250;
/** Minimum interval between counts for the statistics, ms. */
const STATISTICS_MS = 5_000;
/** Minimum interval between announcements of new events to screen readers, ms. */
const ANNOUNCE_MS = 10_000;

/** Keeps the stores and lists as the main process has them. Returns a function that ends that. */
export function followPushes(announceText: (text: string) => void): () => void {
  const refreshFeed = throttle(() => void feedList.refresh(), REFRESH_MS);
  const refreshDetail = throttle(() => void useDetail.getState().refresh(), DETAIL_MS);
  const refreshInbox = throttle(() => void inboxList.refresh(), REFRESH_MS);
  const refreshAside = throttle(() => {
    const { screen } = useView.getState();
    if (screen === 'snoozed') void snoozedList.refresh();
    if (screen === 'starred') void starredList.refresh();
  }, REFRESH_MS);
  const refreshStatistics = throttle(() => {
    if (useView.getState().screen === 'statistics') void useStatistics.getState().refresh();
  }, STATISTICS_MS);
  const refreshAlerts = throttle(() => void alertList.refresh(), REFRESH_MS);
  onGoTo((place) => void goTo(place));
  let waiting = 0;
  const announce = throttle(() => {
    if (waiting > 0) announceText(t.feed.announce(waiting, format.number(waiting)));
    waiting = 0;
  }, ANNOUNCE_MS);
  const stops = [
    listen('app.state', (state) => useApp.getState().take(state)),
    listen('feed.changed', ({ added }) => {
      refreshFeed();
      refreshDetail();
      refreshAside();
      refreshStatistics();
      waiting += added;
      if (added > 0) announce();
    }),
    listen('inbox.changed', ({ bulks }) => {
      useInbox.getState().takeParts(bulks);
      outdateAccess();
      refreshInbox();
      refreshAside();
    }),
    listen('alerts.changed', () => {
      refreshAlerts();
      refreshDetail();
    }),
    listen('exporting', (progress) => useExport.getState().takeProgress(progress)),
    listen('goto', (place) => void goTo(place)),
    listen('view.asked', async () => (await import('./hand-over.ts')).handOver(Date.now())),
    listen('command', runCommand),
    listen('notice', sayNotice),
  ];
  void resumeView().then(() => useApp.getState().load());
  return () => {
    for (const stop of stops) stop();
    refreshFeed.cancel();
    refreshDetail.cancel();
    refreshInbox.cancel();
    refreshAside.cancel();
    refreshStatistics.cancel();
    refreshAlerts.cancel();
    announce.cancel();
  };
}

/** Says what became of something that was started outside the page. */
function sayNotice(notice: Notice): void {
  if (notice.is === 'marked') sayMarked(notice);
  else sayProblem(notice.problem);
}

/** Shows what was clicked in a banner or the tray menu, or what a link leads to. */
async function goTo(place: Goto): Promise<void> {
  const view = useView.getState();
  view.close();
  if (place.screen === 'settings') return view.go(place.screen);
  if (place.screen === 'accounts') {
    const { account, signIn } = place;
    view.go(place.screen);
    if (account && signIn) view.open({ type: 'renew', account });
    else if (account) showCard(account);
    return;
  }
  if (place.screen === 'sign-in') {
    const { server, institution } = place;
    return view.open({ type: 'add-account', server, institution });
  }
  if (place.screen === 'subscription') {
    const { account, subscription } = place;
    return view.showSubscription({ account, id: subscription });
  }
  if (place.screen === 'watch') return view.open({ type: 'add-subscription', account: place.account });
  if (place.screen === 'inbox') {
    const { account, notification, summary } = place;
    if (account || summary !== undefined) view.setAccount(account);
    view.go('inbox');
    useInbox.getState().set({ summary });
    if (summary !== undefined) useInbox.getState().set({ view: 'open', kinds: [], text: '' });
    if (account === null || notification === null) return;
    await showNotification(account, notification);
    if (place.grant) focusGrant();
    return;
  }
  const { account, event } = place;
  useFilters.getState().setFilter(noFilter);
  const { summary, banners } = place;
  view.goFeed({ account: null, ...(summary !== undefined && { summary }), ...(banners && { banners }) });
  if (account === null || event === null) return;
  const ref = { account, id: event };
  void useDetail.getState().openEvent(ref);
  if (!place.staysUnread) void ask('feed.markRead', { which: [ref], read: true });
  const query = { ...feedList.store.getState().query, ...wholeFeed };
  await showQuery(query);
  const reply = await ask('feed.locate', { query, event: ref });
  if (!reply.ok || reply.value === null) return;
  feedList.setCursor(reply.value);
  feedList.revealAt(reply.value);
}

/** Shows a notification in the list where it is: it may be snoozed. */
async function showNotification(account: string, text: string): Promise<void> {
  useInbox.getState().set({ view: 'open', kinds: [], text: '' });
  for (const view of ['open', 'snoozed'] as const) {
    const query = { account, view, kinds: [], text };
    const reply = await ask('inbox.page', { query, offset: 0, limit: 1 });
    const [open] = reply.ok ? reply.value : [];
    if (open) return useInbox.getState().set({ view, open });
  }
  // One that is settled says so.
  const settled = await ask('inbox.row', { account, id: text });
  if (settled.ok && settled.value) useInbox.getState().set({ open: settled.value });
}

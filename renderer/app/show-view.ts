/** Shows what the page before this one showed. Its code is fetched only then. */
import type { View } from '../../electron/ipc/contract.ts';
import { useAlerts } from '../alerts/alert-list.ts';
import { useDetail } from '../feed/detail/detail-store.ts';
import { resumeClosed } from '../inbox/inbox-folds.ts';
import { useInbox } from '../inbox/inbox-store.ts';
import { useFilters } from '../query/filter-store.ts';
import { isScreen } from '../state/screens.ts';
import { useView } from '../state/view-store.ts';
import { isPeriod } from '../statistics/period.ts';
import { useStatistics } from '../statistics/statistics-store.ts';
import { useSubscriptions } from '../subscriptions/subscriptions-store.ts';
import { scrolledBox } from './scrolled-box.ts';
import { resumeList } from './shown-list.ts';

export function showView(view: View): void {
  const { screen, scope, subscription, chips, line, detail, list } = view;
  useView.setState({ scope, subscription, ...(isScreen(screen) && { screen }) });
  useFilters.setState({ chips, line });
  useAlerts.setState(view.alerts);
  useSubscriptions.getState().setText(view.subscriptions);
  if (isPeriod(view.period)) useStatistics.setState({ period: view.period });
  if (detail) void useDetail.getState().openEvent(detail);
  const { parts, closed, ...inbox } = view.inbox;
  resumeClosed(closed);
  useInbox.getState().set(inbox);
  useInbox.getState().takeParts(parts);
  if (list) resumeList(list);
  if (view.scrolled > 0) scrollWhenDrawn(view.scrolled);
}

/** Scrolls the screen as soon as it is there. */
function scrollWhenDrawn(to: number): void {
  const observer = new MutationObserver(() => {
    const box = scrolledBox();
    if (!box) return;
    observer.disconnect();
    box.scrollTop = to;
  });
  observer.observe(document.body, { childList: true, subtree: true });
}

import { CheckCheck, RotateCw, ShieldCheck, Star, X } from 'lucide-react';
import { useStore } from 'zustand';
import { starLabel } from '../state/star.ts';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { ExportMenu } from '../ui/export-menu.tsx';
import { ScreenHead } from '../ui/screen.tsx';
import { SnoozeMenu } from '../ui/snooze-menu.tsx';
import { acknowledge, retry } from './decide.ts';
import { historyToExport, inboxList } from './inbox-list.ts';
import { inboxSelection } from './inbox-selection.ts';
import { useInbox } from './inbox-store.ts';
import { countsText } from './inbox-text.ts';
import { choiceToSnooze } from './snooze-notifications.ts';
import { starOf } from './star-notifications.ts';

/** The title of the inbox with its count and the actions for the selection. */
export function InboxHead() {
  const list = useStore(inboxList.store);
  const view = useInbox((s) => s.view);
  const total = list.count?.total ?? 0;
  const rows = list.count?.sections.reduce((n, one) => n + one.rows, 0) ?? 0;
  const { selected, count, requests, which, failed } = inboxSelection(list);
  const star = list.excluded === null ? starOf([...list.selected.values()]) : null;
  const isDismissal = count > 0 && requests === count;
  const shown = format.number(count);
  const facts =
    selected > 0 ? t.inbox.selected(format.number(selected)) : list.count && countsText(total, rows);
  return (
    <ScreenHead title={t.inbox.title} facts={facts}>
      {view === 'history' && total > 0 && <ExportMenu what={historyToExport(list.query)} total={total} />}
      {view !== 'history' && total > 0 && (
        <>
          {failed && (
            <Button icon={RotateCw} onClick={() => void retry(failed)}>
              {t.retry}
            </Button>
          )}
          {count > 0 && <SnoozeMenu source={choiceToSnooze(which)} />}
          {star && (
            <Button icon={Star} short="" onClick={star.run}>
              {starLabel(star.isOn)}
            </Button>
          )}
          {selected > 0 && (
            <Button icon={X} variant="quiet" short="" onClick={inboxList.clear}>
              {t.inbox.clear}
            </Button>
          )}
          {selected < total && (
            <Button variant="quiet" onClick={inboxList.selectAll}>
              {t.inbox.selectAll(format.number(total))}
            </Button>
          )}
          {requests > 0 && (
            <Button
              icon={ShieldCheck}
              variant="primary"
              onClick={() => useView.getState().open({ type: 'grant-many' })}
            >
              {t.decide.grantMany(format.number(requests))}
            </Button>
          )}
          <Button
            icon={CheckCheck}
            variant={requests > 0 ? 'plain' : 'primary'}
            disabled={count === 0}
            onClick={() => void acknowledge(which)}
          >
            {isDismissal ? t.decide.dismiss(shown) : t.inbox.acknowledge(shown)}
          </Button>
        </>
      )}
    </ScreenHead>
  );
}

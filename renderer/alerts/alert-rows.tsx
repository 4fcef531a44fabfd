import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { ListCommandId } from '../commands/commands.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import type { KeyHandler } from '../commands/use-keys.ts';
import { listHandlers } from '../list/list-handlers.ts';
import { useRowHeight } from '../list/row-height.ts';
import { VirtualList } from '../list/virtual-list.tsx';
import { t } from '../strings/index.ts';
import { useAges } from '../ui/use-now.ts';
import { alertList } from './alert-list.ts';
import { alertMenu } from './alert-menu.ts';
import { AlertLine, openBanner } from './alert-row.tsx';

function useAlertKeys(): void {
  const { open, next, previous, first, last, ...pages } = listHandlers(alertList, {
    open: openBanner,
    isOpen: () => false,
    close: () => {},
  });
  useCommandKeys('alerts', {
    open,
    next,
    previous,
    first,
    last,
    'page-down': pages['page-down'],
    'page-up': pages['page-up'],
  } satisfies Record<ListCommandId<'alerts'>, KeyHandler>);
}

/** The banners, the newest first. */
export function AlertRows() {
  const now = useAges();
  const rowHeight = useRowHeight();
  const count = useStore(alertList.store, (s) => s.count);
  const sections = useMemo(() => [{ key: '', count: count?.total ?? 30 }], [count]);
  useAlertKeys();
  return (
    <div className="list-area" aria-busy={count === null}>
      <VirtualList
        list={alertList}
        label={t.alerts.list}
        sections={sections}
        rowHeight={rowHeight}
        headers={false}
        header={() => null}
        row={(row) => <AlertLine row={row} now={now} />}
        menu={alertMenu}
        onOpen={openBanner}
      />
    </div>
  );
}

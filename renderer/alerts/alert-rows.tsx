import type { ListCommandId } from '../commands/commands.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import type { KeyHandler } from '../commands/use-keys.ts';
import { PlainRows, plainHandlers } from '../list/plain-rows.tsx';
import { t } from '../strings/index.ts';
import { alertList } from './alert-list.ts';
import { alertMenu } from './alert-menu.ts';
import { AlertLine, openBanner } from './alert-row.tsx';

/** The banners, the newest first. */
export function AlertRows() {
  useCommandKeys(
    'alerts',
    plainHandlers(alertList, openBanner) satisfies Record<ListCommandId<'alerts'>, KeyHandler>,
  );
  return (
    <PlainRows
      list={alertList}
      label={t.alerts.list}
      row={(row, now) => <AlertLine row={row} now={now} />}
      menu={alertMenu}
      onOpen={openBanner}
    />
  );
}

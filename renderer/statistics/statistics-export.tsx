import { ChevronDown, Download } from 'lucide-react';
import { useApp } from '../state/app-store.ts';
import { ask } from '../state/bridge.ts';
import { say, sayProblem } from '../state/toast-store.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { countedAccount } from './counted-account.ts';
import { periodOf } from './period.ts';
import { drawPicture } from './picture.ts';
import { useStatistics } from './statistics-store.ts';

/** Saves what is shown as a table or as a picture. */
async function save(isPicture: boolean): Promise<void> {
  const { counted } = useStatistics.getState();
  if (counted === null) return;
  const { from, to } = periodOf(counted.period, Date.now());
  const picture = isPicture
    ? drawPicture({ ...counted, of: countedAccount(counted, useApp.getState().app?.accounts ?? []) })
    : null;
  if (isPicture && picture === null) return void say(t.statistics.notDrawn);
  const reply = await ask('statistics.export', { query: { account: counted.account, from, to }, picture });
  if (!reply.ok) return void sayProblem(reply.problem);
  if (reply.value.file !== null) say(t.statistics.saved(reply.value.file));
}

export function StatisticsExport() {
  return (
    <Menu
      label={t.statistics.export}
      align="end"
      trigger={
        <Button variant="quiet" icon={Download}>
          {t.statistics.export}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      }
    >
      <MenuItem onSelect={() => void save(false)}>{t.statistics.csv}</MenuItem>
      <MenuItem onSelect={() => void save(true)}>{t.statistics.png}</MenuItem>
    </Menu>
  );
}

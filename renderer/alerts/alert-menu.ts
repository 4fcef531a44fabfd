import type { BannerRow } from '../../electron/ipc/contract.ts';
import type { RowMenu } from '../list/list-menu.ts';
import { copyText } from '../state/copy-text.ts';
import { t } from '../strings/index.ts';
import { openBanner, titleOf } from './alert-row.tsx';

/** What can be done with a banner in the list. */
export function alertMenu(row: BannerRow): RowMenu {
  return {
    label: titleOf(row),
    groups: [
      [{ label: t.alerts.open, run: () => openBanner(row) }],
      [{ label: t.contextMenu.copyName, run: () => void copyText(titleOf(row)) }],
    ],
  };
}

import type { BannerRow } from '../../electron/ipc/contract.ts';
import type { RowMenu } from '../list/list-menu.ts';
import { copyText } from '../state/copy-text.ts';
import { currentRules, editRule } from '../state/rules.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { openBanner, titleOf } from './alert-row.tsx';

/** What can be done with a banner in the list. */
export function alertMenu(row: BannerRow): RowMenu {
  const { rule } = row;
  return {
    label: titleOf(row),
    groups: [
      [{ label: t.alerts.open, run: () => openBanner(row) }],
      [
        rule !== null && isListed(rule) && { label: t.alerts.changeRule, run: () => editRule(rule) },
        rule === 'level' && {
          label: t.alerts.rules.subscriptions,
          run: () => useView.getState().showSubscription(null),
        },
      ],
      [{ label: t.contextMenu.copyName, run: () => void copyText(titleOf(row)) }],
    ],
  };
}

/** Whether a rule is still in the list. What belongs to subscriptions is changed there. */
const isListed = (id: string): boolean => currentRules().some((rule) => rule.id === id);

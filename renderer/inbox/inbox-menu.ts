import { linkTo } from '../../electron/core/model/app-link.ts';
import type { InboxRow } from '../../electron/ipc/contract.ts';
import type { RowMenu } from '../list/list-menu.ts';
import { useApp } from '../state/app-store.ts';
import { copyText } from '../state/copy-text.ts';
import { openPortal } from '../state/open-portal.ts';
import { snoozeOptions } from '../state/snooze.ts';
import { starLabel } from '../state/star.ts';
import { t } from '../strings/index.ts';
import { acknowledge, retry } from './decide.ts';
import { canAcknowledge, isOpen, isSnoozed, refOf } from './inbox-list.ts';
import { useInbox } from './inbox-store.ts';
import { nameOfAcknowledging, titleOf } from './inbox-text.ts';
import { showEvents } from './show-events.ts';
import { choiceToSnooze, endSnoozeOf } from './snooze-notifications.ts';
import { starOf } from './star-notifications.ts';

/** What can be done with a notification. */
export function inboxMenu(row: InboxRow): RowMenu {
  const { account, id, resource, state, user } = row;
  const star = starOf([row]);
  const hasPortal = useApp.getState().app?.accounts.find((one) => one.id === account)?.portal != null;
  return {
    label: titleOf(row),
    groups: [
      [
        { label: t.keys.open, run: () => useInbox.getState().set({ open: row }) },
        canAcknowledge(row) && { label: nameOfAcknowledging(row), run: () => void acknowledge([refOf(row)]) },
        state === 'failed' && { label: t.retry, run: () => void retry([refOf(row)]) },
        (isOpen(row) || isSnoozed(row)) && {
          label: isSnoozed(row) ? t.snooze.change : t.snooze.snooze,
          entries: snoozeOptions(choiceToSnooze([refOf(row)])),
        },
        isSnoozed(row) && { label: t.snooze.end, run: () => void endSnoozeOf(row) },
        star && { label: starLabel(star.isOn), run: star.run },
      ],
      [
        resource !== null && {
          label: t.inbox.showEvents(resource.name || t.unknownName),
          run: () => showEvents(account, resource.id),
        },
        resource !== null &&
          hasPortal && { label: t.detail.portal, run: () => void openPortal(account, resource.id) },
      ],
      [
        Boolean(resource?.name ?? user?.name) && {
          label: t.contextMenu.copyName,
          run: () => void copyText(resource?.name || user?.name || ''),
        },
        { label: t.detail.copyId, run: () => void copyText(resource?.id ?? id) },
        {
          label: t.contextMenu.copyLink,
          run: () => void copyText(linkTo({ at: 'inbox', account, notification: id })),
        },
      ],
    ],
  };
}

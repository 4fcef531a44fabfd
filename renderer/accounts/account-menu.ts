import type { Account } from '../../electron/ipc/contract.ts';
import { copyText } from '../state/copy-text.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import type { ContextGroups } from '../ui/context-menu.tsx';
import { pauseAccount } from './pause-account.ts';

/** What can be done with an account. */
export function accountMenu(account: Account): ContextGroups {
  const { id, label, server, user, status } = account;
  const { open, setAccount, goFeed } = useView.getState();
  return [
    [
      {
        label: t.subscriptions.showEvents,
        run: () => {
          setAccount(id);
          goFeed({ account: id });
        },
      },
      {
        label: status.state === 'paused' ? t.accounts.resume : t.accounts.pause,
        run: () => void pauseAccount(account),
      },
    ],
    [
      { label: t.accounts.edit, run: () => open({ type: 'edit-account', account: id }) },
      { label: t.accounts.renew, run: () => open({ type: 'renew', account: id }) },
    ],
    [
      { label: t.contextMenu.copyName, run: () => void copyText(label) },
      { label: t.contextMenu.copyServer, run: () => void copyText(server) },
      { label: t.detail.copyId, run: () => void copyText(user.id) },
    ],
    [{ label: t.accounts.remove, run: () => open({ type: 'remove-account', account: id }) }],
  ];
}

import { AddAccountDialog, RemoveAccountDialog } from '../accounts/account-dialogs.tsx';
import { EditAccountDialog } from '../accounts/edit-account-dialog.tsx';
import { RenewDialog } from '../accounts/renew-dialog.tsx';
import { ImportSetupDialog } from '../accounts/setup-dialog.tsx';
import { RuleDialog } from '../alerts/rule-dialog.tsx';
import { JumpDialog } from '../feed/list/jump-dialog.tsx';
import { SavedFiltersDialog } from '../feed/saved/saved-dialog.tsx';
import { AboutDialog } from '../help/about-dialog.tsx';
import { AcknowledgeAllDialog } from '../inbox/acknowledge-all-dialog.tsx';
import { GrantManyDialog } from '../inbox/grant-many-dialog.tsx';
import { SnoozeDialog } from '../snoozed/snooze-dialog.tsx';
import { useAccounts } from '../state/app-store.ts';
import { useView } from '../state/view-store.ts';
import { AddSubscriptionDialog } from '../subscriptions/add-dialog.tsx';
import { ChooseProjectsDialog } from '../subscriptions/choose-projects-dialog.tsx';
import { EditSubscriptionDialog } from '../subscriptions/edit-dialog.tsx';
import { FailedSubscriptionsDialog } from '../subscriptions/failed-dialog.tsx';
import { RemoveSubscriptionsDialog } from '../subscriptions/remove-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';

/** The dialog that is open, if any; the palette is not one of them. */
export function Dialogs() {
  const dialog = useView((s) => s.dialog);
  const onClose = useView((s) => s.close);
  const accounts = useAccounts();
  if (!dialog || dialog.type === 'palette') return null;
  if (dialog.type === 'rule') return <RuleDialog rule={dialog.rule} place={dialog.place} onClose={onClose} />;
  if (dialog.type === 'saved-filters') return <SavedFiltersDialog onClose={onClose} />;
  if (dialog.type === 'acknowledge-all') return <AcknowledgeAllDialog onClose={onClose} />;
  if (dialog.type === 'snooze') return <SnoozeDialog source={dialog.source} onClose={onClose} />;
  if (dialog.type === 'grant-many') return <GrantManyDialog onClose={onClose} />;
  if (dialog.type === 'jump') return <JumpDialog onClose={onClose} />;
  if (dialog.type === 'keys') return <KeysDialog onClose={onClose} />;
  if (dialog.type === 'about') return <AboutDialog onClose={onClose} />;
  if (dialog.type === 'add-account')
    return <AddAccountDialog onClose={onClose} server={dialog.server} institution={dialog.institution} />;
  if (dialog.type === 'import-setup') return <ImportSetupDialog onClose={onClose} />;
  if (dialog.type === 'remove-subscriptions')
    return <RemoveSubscriptionsDialog which={dialog.which} onClose={onClose} />;
  if (dialog.type === 'failed-subscriptions')
    return <FailedSubscriptionsDialog way={dialog.way} failures={dialog.failures} onClose={onClose} />;
  const account = accounts.find((one) => one.id === dialog.account);
  if (!account) return null;
  switch (dialog.type) {
    case 'add-subscription':
      return (
        <AddSubscriptionDialog
          accounts={accounts}
          account={account.id}
          text={dialog.text ?? ''}
          onClose={onClose}
        />
      );
    case 'choose-projects':
      return <ChooseProjectsDialog account={account.id} onClose={onClose} />;
    case 'renew':
      return <RenewDialog account={account} onClose={onClose} />;
    case 'edit-account':
      return <EditAccountDialog account={account} onClose={onClose} />;
    case 'remove-account':
      return <RemoveAccountDialog account={account} onClose={onClose} />;
    case 'edit-subscription': {
      const subscription = account.subscriptions.find((one) => one.id === dialog.subscription);
      if (!subscription) return null;
      return <EditSubscriptionDialog account={account} subscription={subscription} onClose={onClose} />;
    }
  }
}

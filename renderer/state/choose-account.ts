import { changeSettings } from './settings.ts';
import { useView } from './view-store.ts';

/** Shows one account, or all of them (null), also after the next start. */
export function chooseAccount(account: string | null): void {
  useView.getState().setAccount(account);
  void changeSettings({ shownAccount: account });
}

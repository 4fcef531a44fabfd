/** Takes up what the window showed before its page was released. */
import { useApp } from '../state/app-store.ts';
import { ask } from '../state/bridge.ts';
import { untilState } from '../state/until-state.ts';
import { useView } from '../state/view-store.ts';

/** Shows again what the page before this one showed. To be called before the first screen is drawn. */
export async function resumeView(): Promise<void> {
  const reply = await ask('view.take');
  if (reply.ok && reply.value) (await import('./show-view.ts')).showView(reply.value);
  else void showChosenAccount();
}

/** Shows the account that was chosen before, if it is still there. */
async function showChosenAccount(): Promise<void> {
  await untilState(useApp, () => useApp.getState().app !== null);
  const { accounts = [], shownAccount = null } = useApp.getState().app ?? {};
  if (accounts.some(({ id }) => id === shownAccount)) useView.getState().setAccount(shownAccount);
}

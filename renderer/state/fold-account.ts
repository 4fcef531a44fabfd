import type { Account } from '../../electron/ipc/contract.ts';
import { useApp } from './app-store.ts';
import { ask } from './bridge.ts';
import { sayProblem } from './toast-store.ts';

/** Folds the subscriptions of an account away in the sidebar, or shows them; at once, and remembered. */
export async function fold({ id }: Account, isCollapsed: boolean): Promise<void> {
  const { app, take } = useApp.getState();
  if (app)
    take({ ...app, accounts: app.accounts.map((one) => (one.id === id ? { ...one, isCollapsed } : one)) });
  const reply = await ask('account.change', { account: id, isCollapsed });
  if (!reply.ok) sayProblem(reply.problem);
}

import type { Account } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { sayProblem } from '../state/toast-store.ts';

/** Pauses an account, or resumes a paused one. */
export async function pauseAccount({ id, status }: Account): Promise<void> {
  const reply = await ask('account.pause', { account: id, paused: status.state !== 'paused' });
  if (!reply.ok) sayProblem(reply.problem);
}

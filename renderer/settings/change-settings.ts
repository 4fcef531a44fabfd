import type { Input } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { sayProblem } from '../state/toast-store.ts';

/** Changes a setting; the screen follows when the main process sends the state. */
export async function changeSettings(change: Input<'app.settings'>): Promise<void> {
  const reply = await ask('app.settings', change);
  if (!reply.ok) sayProblem(reply.problem);
}

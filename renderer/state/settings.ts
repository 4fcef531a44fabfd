import type { Input } from '../../electron/ipc/contract.ts';
import { ask } from './bridge.ts';
import { sayProblem } from './toast-store.ts';

/** Changes a setting; the screen follows when the main process sends the state. */
export async function changeSettings(change: Input<'app.settings'>): Promise<void> {
  const reply = await ask('app.settings', change);
  if (!reply.ok) sayProblem(reply.problem);
}

/** Holds back banners for a number of minutes; 0 ends the pause, -1 pauses until the person resumes them. */
export async function pauseAlerts(minutes: number): Promise<void> {
  const reply = await ask('app.pauseAlerts', { minutes });
  if (!reply.ok) sayProblem(reply.problem);
}

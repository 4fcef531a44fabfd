import type { PauseChoice } from '../../electron/core/model/pause-choices.ts';
import type { Input } from '../../electron/ipc/contract.ts';
import { ask } from './bridge.ts';
import { sayProblem } from './toast-store.ts';

/** Changes a setting; the screen follows when the main process sends the state. */
export async function changeSettings(change: Input<'app.settings'>): Promise<void> {
  const reply = await ask('app.settings', change);
  if (!reply.ok) sayProblem(reply.problem);
}

/** Changes the size of the page by a step of what it is when the request arrives, so that keys in quick succession add up. */
export async function changeZoom(to: Input<'app.zoom'>['to']): Promise<void> {
  const reply = await ask('app.zoom', { to });
  if (!reply.ok) sayProblem(reply.problem);
}

/** Keeps banners back for a while; null ends that. */
export async function pauseAlerts(choice: PauseChoice | null): Promise<void> {
  const reply = await ask('app.pauseAlerts', { choice });
  if (!reply.ok) sayProblem(reply.problem);
}

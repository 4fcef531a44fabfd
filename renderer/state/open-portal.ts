import { ask } from './bridge.ts';
import { sayProblem } from './toast-store.ts';

/** Opens the web portal's page of a resource in the browser. */
export async function openPortal(account: string, resourceId: string): Promise<void> {
  const reply = await ask('app.openPortal', { account, resourceId });
  if (!reply.ok) sayProblem(reply.problem);
}

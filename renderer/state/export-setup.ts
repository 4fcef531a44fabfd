import { t } from '../strings/index.ts';
import { ask } from './bridge.ts';
import { say, sayProblem } from './toast-store.ts';

/** Saves what a person has set up, without tokens, in a file they choose. */
export async function exportSetup(): Promise<void> {
  const reply = await ask('setup.export');
  if (!reply.ok) sayProblem(reply.problem);
  else if (reply.value) say(t.setup.exported(reply.value.file));
}

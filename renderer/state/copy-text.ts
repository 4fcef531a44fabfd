import { t } from '../strings/index.ts';
import { ask } from './bridge.ts';
import { say, sayProblem } from './toast-store.ts';

/** Copies a text to the clipboard and shows that it did. */
export async function copyText(text: string): Promise<void> {
  const reply = await ask('app.copy', { text });
  if (reply.ok) say(t.copied);
  else sayProblem(reply.problem);
}

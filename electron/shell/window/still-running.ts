import { dialog } from 'electron';
import type { Words } from '../../words/languages.ts';

/**
 * Tells the person that the app runs on without a window, and how to get back to it. The dialog belongs to no window, as
 * there is none to be seen.
 */
export async function sayStillRunning({ app, stillRunning: words }: Words, quit: () => void): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'info',
    title: app,
    message: words.message,
    detail: words.detail,
    buttons: [words.ok, words.quit],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 1) quit();
}

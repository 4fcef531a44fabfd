import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { Words } from '../../words/languages.ts';

/**
 * Tells the person that the window's page keeps ending: they load it again, look at the data folder, or quit. Events are
 * stored meanwhile. @param load loads the page again
 */
export async function tellPageGone(
  window: BrowserWindow,
  { pageGone }: Words,
  load: () => void,
): Promise<void> {
  const { message, detail, reload, openData, quit } = pageGone;
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message,
    detail,
    buttons: [reload, openData, quit],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 2) return app.quit();
  if (response === 1) void shell.openPath(app.getPath('userData'));
  load();
}

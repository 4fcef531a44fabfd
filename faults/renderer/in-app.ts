import type { RunningApp } from '../../e2e/fixtures/app.ts';

/** The process and the address of the window's page. */
export const pageOf = ({ electron }: RunningApp): Promise<{ pid: number; url: string }> =>
  electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return { pid: contents?.getOSProcessId() ?? 0, url: contents?.getURL() ?? '' };
  });

/** How long a page may take to answer, ms. */
const ANSWER = 3_000;

/** Whether the page shows the app and can ask it. The page is asked by the app, as Playwright gives up one that crashed. */
export const isUsable = ({ electron }: RunningApp): Promise<boolean> =>
  electron.evaluate(async ({ BrowserWindow }, ms) => {
    const [window] = BrowserWindow.getAllWindows();
    const ask =
      "document.querySelector('#root > *') !== null && aruna.request('app.state').then(({ ok }) => ok)";
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ms));
    return Promise.race([window?.webContents.executeJavaScript(ask) ?? false, late]);
  }, ANSWER);

/**
 * Answers every question that the app asks in a dialog with its first button, instead of a dialog that waits for somebody.
 * The returned function tells how many there were.
 */
export async function answerQuestions({ electron }: RunningApp): Promise<() => Promise<number>> {
  await electron.evaluate(({ dialog }) => {
    const asked = { times: 0 };
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = (async () => {
      asked.times++;
      return { response: 0, checkboxChecked: false };
    }) as never;
  });
  return () => electron.evaluate(() => (globalThis as unknown as { asked: { times: number } }).asked.times);
}

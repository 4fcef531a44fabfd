/** The least that Electron can show: one window with a line of text. Says when it was painted (epoch ms), then quits, unless the environment has BENCH_STAYS. */
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

const now = () => performance.timeOrigin + performance.now();

const untilPainted = `new Promise((resolve) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
  channel.port2.postMessage(null);
}))`;

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1100, height: 720 });
  const created = now();
  window.webContents.once('dom-ready', async () => {
    const rows = await window.webContents.executeJavaScript(untilPainted);
    process.stdout.write(`${JSON.stringify({ start: { created, rows } })}\n`);
    if (process.env.BENCH_STAYS === undefined) app.quit();
  });
  return window.loadFile(join(import.meta.dirname, 'index.html'));
});

/**
 * Starts the built app as it is and says on stdout when its window was created and when its first rows were painted
 * (both epoch ms); then quits, or goes on where the environment has BENCH_STAYS. Nothing else looks at the app meanwhile.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const root = join(import.meta.dirname, '../../..');
const now = () => performance.timeOrigin + performance.now();

const untilRows = `new Promise((resolve) => {
  const found = () => document.querySelector('[role="option"]:not([aria-busy])') !== null;
  const painted = () => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
    channel.port2.postMessage(null);
  });
  if (found()) return painted();
  const changes = new MutationObserver(() => {
    if (!found()) return;
    changes.disconnect();
    painted();
  });
  changes.observe(document, { childList: true, subtree: true, attributes: true });
})`;

app.on('browser-window-created', (_event, window) => {
  const created = now();
  window.webContents.once('dom-ready', async () => {
    const rows = await window.webContents.executeJavaScript(untilRows);
    process.stdout.write(`${JSON.stringify({ start: { created, rows } })}\n`);
    if (process.env.BENCH_STAYS === undefined) app.quit();
  });
});
app.setAppPath(root);
await import(pathToFileURL(join(root, 'out/app/main/main.js')).href);

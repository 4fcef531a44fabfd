/**
 * Starts the built app as it is and says on stdout when its window was created, when the still of the last run was painted
 * (null without one) and when its first rows were (all epoch ms), and whether both showed the same rows; then quits, or goes
 * on where the environment has BENCH_STAYS. Nothing else looks at the app meanwhile.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const root = join(import.meta.dirname, '../../..');
const now = () => performance.timeOrigin + performance.now();

const untilRows = `new Promise((resolve) => {
  const parts = '.middle-start, .middle-end, .unnamed, .sentence, .row-second';
  const textOf = (row) => [...row.querySelectorAll(parts)].map((part) => part.textContent).join(' ');
  const names = (rows) => [...rows].slice(0, 10).map(textOf);
  const found = () => document.querySelector('[role="option"]:not([aria-busy])') !== null;
  const painted = () => requestAnimationFrame(() => {
    const rows = names(document.querySelectorAll('[role="option"]'));
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      const { still, at } = JSON.parse(document.documentElement.dataset.benchStill ?? '{"still":[],"at":null}');
      const isSame = rows.every((name, n) => name === still[n]);
      const isGone = document.getElementById('still') === null;
      resolve({ still: at, isSame: isSame && isGone, rows: performance.timeOrigin + performance.now() });
    };
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

// It sees the still from the beginning of the document on, in a world of its own.
const filePath = join(import.meta.dirname, 'see-still.cjs');
app.on('session-created', (created) => {
  if (created.registerPreloadScript) created.registerPreloadScript({ type: 'frame', filePath });
  else created.setPreloads([filePath]);
});
app.on('browser-window-created', (_event, window) => {
  const created = now();
  window.webContents.once('dom-ready', async () => {
    const shown = await window.webContents.mainFrame.executeJavaScript(untilRows);
    process.stdout.write(`${JSON.stringify({ start: { created, ...shown } })}\n`);
    if (process.env.BENCH_STAYS === undefined) app.quit();
  });
});
app.setAppPath(root);
await import(pathToFileURL(join(root, 'out/app/main/main.js')).href);

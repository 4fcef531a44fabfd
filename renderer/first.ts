/**
 * The page's first script, small enough to run at once: sets the theme, and shows the still of the last run while the
 * app itself is fetched and started.
 */
import { STILL_ELEMENT } from '../electron/core/model/still-parts.ts';
import { paintStill } from './still/paint-still.ts';
import { readStill } from './still/read-still.ts';

/** The longest that the app waits for the still to be on screen, ms: a hidden window may have no frames. */
const FRAME_MS = 300;

function showStill(): boolean {
  const kept = document.getElementById(STILL_ELEMENT);
  kept?.remove();
  const still = readStill(kept?.textContent ?? '');
  return still !== null && paintStill(still, Date.now());
}

/** Resolves as soon as what is there now has been drawn. */
function afterFrame(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, FRAME_MS);
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
}

function startApp(): void {
  const app = document.querySelector<HTMLLinkElement>('link[data-app]');
  if (app) void import(/* @vite-ignore */ app.href);
}

const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
if (showStill()) void afterFrame().then(startApp);
else startApp();

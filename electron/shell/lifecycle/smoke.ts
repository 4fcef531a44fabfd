/** With ARUNA_NOTIFY_SMOKE=1 the packaging test waits for this line: the window has loaded its page. */
export function sayReady(): void {
  if (process.env.ARUNA_NOTIFY_SMOKE !== '1') return;
  process.stdout.write(`${JSON.stringify({ ready: true, electron: process.versions.electron })}\n`);
}

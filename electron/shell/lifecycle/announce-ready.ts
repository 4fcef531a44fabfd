/** Prints that the window has loaded its page. The packaging test waits for this line. */
export function announceReady(): void {
  process.stdout.write(`${JSON.stringify({ ready: true, electron: process.versions.electron })}\n`);
}

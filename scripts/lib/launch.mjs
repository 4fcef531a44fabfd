/** Starting Electron from a script. */

/** Chromium refuses its sandbox to root: the one who starts the app says so, the app itself never does. */
export function sandboxArguments() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

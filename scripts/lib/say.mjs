/** What the scripts print while they work; all of it to stderr, so that stdout stays for results. */

/** @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Does something that may take long. After two seconds it says that it is under way, then how long it has taken (on a
 * terminal every second on one line, elsewhere a line every 15 s), and at the end how long it took.
 * @template T
 * @param {string} what "Installing the node packages"
 * @param {(progress: (detail: string) => void) => Promise<T>} work may name its progress: "120 of 196 MB"
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const started = Date.now();
  const terminal = process.stderr.isTTY === true;
  const seconds = () => Math.round((Date.now() - started) / 1000);
  let detail = '';
  let next = 2;
  const timer = setInterval(() => {
    if (seconds() < next) return;
    next = seconds() + (terminal ? 1 : 15);
    const line = `${what} … ${detail}${detail ? ', ' : ''}${seconds()} s`;
    process.stderr.write(terminal ? `\r\x1b[K${line}` : `${line}\n`);
  }, 500);
  try {
    const result = await work((text) => {
      detail = text;
    });
    if (next > 2) say(`${terminal ? '\r\x1b[K' : ''}${what}: done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(timer);
  }
}

import { open } from 'node:fs/promises';
import { redact } from '../lifecycle/redact.ts';

/** At most this much is read from the end of the file, bytes. */
const maxBytes = 64_000;

/** The last lines of the log, oldest first, redacted once more: an earlier version may have written them. Empty without a log. */
export async function readLog(path: string, lines: number): Promise<string[]> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      const start = Math.max(0, size - maxBytes);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, maxBytes)), {
        position: start,
      });
      const found = buffer.toString('utf8', 0, bytesRead).split('\n');
      // The first line may have been cut.
      return found
        .slice(start > 0 ? 1 : 0)
        .filter((line) => line !== '')
        .slice(-lines)
        .map((line) => redact(line));
    } finally {
      await file.close();
    }
  } catch {
    return [];
  }
}

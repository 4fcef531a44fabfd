import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import type { Finding } from '../../core/model/finding.ts';

/** Looks whether the folder of the app's data can be written to, and how much room is left. */
export async function checkData(folder: string): Promise<Finding> {
  try {
    await access(folder, constants.W_OK);
  } catch {
    return { code: 'data-read-only' };
  }
  const { bavail, bsize } = await statfs(folder);
  return bavail === 0 ? { code: 'data-read-only' } : { code: 'data-works', freeBytes: bavail * bsize };
}

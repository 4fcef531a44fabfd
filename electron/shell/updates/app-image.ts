import { constants } from 'node:fs';
import { access, chmod, copyFile, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AosError, problem } from '../../core/model/problem.ts';

/** Whether this account may replace an AppImage: the file, and what its folder lists. */
export async function isReplaceable(appImage: string): Promise<boolean> {
  const checks = [appImage, dirname(appImage)].map((path) => access(path, constants.W_OK));
  return Promise.all(checks).then(
    () => true,
    () => false,
  );
}

/**
 * Puts a new AppImage in the place of the old one, in one step and under the same name, so that there is a whole one at any
 * moment and what starts the app still finds it. (electron-updater deletes the old file first, and renames.)
 *
 * @throws AosError when it could not be replaced; the old one is still there
 */
export async function replaceAppImage(file: string, appImage: string): Promise<void> {
  const copy = `${appImage}.update`;
  try {
    await copyFile(file, copy);
    await chmod(copy, 0o755);
    const handle = await open(copy, 'r+');
    await handle.sync().finally(() => handle.close());
    await rename(copy, appImage);
  } catch (cause) {
    await rm(copy, { force: true }).catch(() => undefined);
    throw new AosError(problem('update-not-installed', { file: appImage }), { cause });
  }
}

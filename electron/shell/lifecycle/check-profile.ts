import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeOwnFolder } from '../../core/base/own-folder.ts';
import { type Problem, problem } from '../../core/model/problem.ts';

/**
 * The folder of the app's data. Where the one that the person named cannot be made, Electron silently takes its default: no
 * data may get there. @param named as in `--user-data-dir`, empty if none @param used the one that Electron uses
 */
export const profileFolder = (named: string, used: string): string =>
  named === '' || existsSync(named) ? used : resolve(named);

/** Codes of errors after which the app can start all the same: there may be room again soon. */
const passing = new Set(['ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE', 'EINTR']);

/**
 * Looks whether the app can keep its data: makes its folder, and writes and removes a file there and in the folders inside
 * that exist already. Returns why it cannot; null if it can.
 */
export function checkProfile(folder: string, inside: readonly string[]): Problem | null {
  for (const one of [
    folder,
    ...inside.map((name) => join(folder, name)).filter((path) => existsSync(path)),
  ]) {
    try {
      makeOwnFolder(one);
      const file = join(one, `.write-check-${randomBytes(6).toString('hex')}`);
      writeFileSync(file, '', { mode: 0o600 });
      rmSync(file);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (!passing.has(code)) return problem('profile-unusable', { folder: one, reason: code });
    }
  }
  return null;
}

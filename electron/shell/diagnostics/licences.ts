import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { LicenceNotice } from '../../core/model/licence-notice.ts';

/** Chromium's licences as a page of HTML, 9 MB; beside the program, on macOS in the bundle's resources. */
export const chromiumFile = 'LICENSES.chromium.html';
/** Electron's licence, as packed and as released. */
const electronFiles = ['LICENSE.electron.txt', 'LICENSE'];

/**
 * The notices of everything that is shipped: the packages in the app, as the build has noted them, and the runtime.
 * @param file the packages' notices, made by the build
 * @throws Error if the build has left no notices
 */
export async function licenceNotices(file: string): Promise<LicenceNotice[]> {
  const packages = z.array(LicenceNotice).parse(JSON.parse(await readFile(file, 'utf8')));
  const electron = runtimeFile(electronFiles);
  const text = electron ? await readFile(electron, 'utf8') : '';
  return [{ name: 'Electron', version: process.versions.electron, licence: 'MIT', text }, ...packages];
}

/** The path of Chromium's licences; null where the runtime carries none. */
export const chromiumLicences = (): string | null => runtimeFile([chromiumFile]);

function runtimeFile(names: readonly string[]): string | null {
  const folders = [
    process.resourcesPath,
    dirname(process.execPath),
    join(dirname(process.execPath), '../../..'),
  ];
  const paths = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return paths.find((path) => existsSync(path)) ?? null;
}

/** Stops the packaging when the packed app holds what does not belong into it; electron-builder calls it before it signs. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { strayFiles } from '../contents.mjs';
import { resourcesOf } from '../place.mjs';

/** electron-builder's numbers of architectures. */
const archs = { 1: 'x64', 3: 'arm64', 4: 'universal' };

export default async function afterPack({ appOutDir, arch, electronPlatformName, packager }) {
  const resources = resourcesOf(appOutDir, electronPlatformName, packager.appInfo.productFilename);
  await requireLicences(electronPlatformName === 'darwin' ? resources : appOutDir);
  const stray = await strayFiles(resources, { platform: electronPlatformName, arch: archs[arch] ?? '' });
  if (stray.length === 0) return;
  const some = stray.slice(0, 10).join('\n  ');
  throw new Error(
    `${stray.length} files do not belong into the packed app (scripts/package/contents.mjs):\n  ${some}`,
  );
}

/** Electron and Chromium may be shipped only with their licences; electron-builder puts them there. */
async function requireLicences(folder) {
  for (const name of ['LICENSE.electron.txt', 'LICENSES.chromium.html'])
    await access(join(folder, name)).catch(() => {
      throw new Error(`${name} is missing in ${folder}`);
    });
}

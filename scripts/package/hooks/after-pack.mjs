/** Stops the packaging when the packed app holds what does not belong into it; electron-builder calls it before it signs. */
import { strayFiles } from '../contents.mjs';
import { resourcesOf } from '../place.mjs';

/** electron-builder's numbers of architectures. */
const archs = { 1: 'x64', 3: 'arm64', 4: 'universal' };

export default async function afterPack({ appOutDir, arch, electronPlatformName, packager }) {
  const resources = resourcesOf(appOutDir, electronPlatformName, packager.appInfo.productFilename);
  const stray = await strayFiles(resources, { platform: electronPlatformName, arch: archs[arch] ?? '' });
  if (stray.length === 0) return;
  const some = stray.slice(0, 10).join('\n  ');
  throw new Error(
    `${stray.length} files do not belong into the packed app (scripts/package/contents.mjs):\n  ${some}`,
  );
}

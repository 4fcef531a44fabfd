/** Takes out of a packed app what only a runtime for development needs; electron-builder calls it. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

export default async function afterPack({ appOutDir, electronPlatformName, packager }) {
  if (electronPlatformName === 'darwin') {
    const name = `${packager.appInfo.productFilename}.app`;
    await rm(join(appOutDir, name, 'Contents/Resources/default_app.asar'), { force: true });
    return;
  }
  await rm(join(appOutDir, 'resources/default_app.asar'), { force: true });
}

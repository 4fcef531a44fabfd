/**
 * Empties the resources folder of the runtime; electron-builder calls it before it copies the app. A runtime may
 * bring what does not belong to this app: a default app, another app's update feed.
 */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { resourcesOf } from '../place.mjs';

/** What macOS needs of it: its languages, and the licences that electron-builder has put there. */
const kept = /\.lproj$|^LICENSES?\./;

export default async function afterExtract({ appOutDir, electronPlatformName }) {
  const resources = resourcesOf(appOutDir, electronPlatformName, 'Electron');
  const names = await readdir(resources);
  const foreign = names.filter((name) => electronPlatformName !== 'darwin' || !kept.test(name));
  await Promise.all(foreign.map((name) => rm(join(resources, name), { recursive: true })));
}

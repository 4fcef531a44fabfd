/** Where things are kept: the checkout, and a cache outside its tracked files that survives a new clone. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The checkout's folder. */
export const root = resolve(import.meta.dirname, '../..');

/**
 * The cache folder: `ARUNA_NOTIFY_CACHE`, else the platform's usual place.
 * @param {{platform?: NodeJS.Platform, env?: NodeJS.ProcessEnv, home?: string}} [where]
 * @returns {string} an absolute path; it may not exist yet
 */
export function cacheFolder({ platform = process.platform, env = process.env, home = homedir() } = {}) {
  if (env.ARUNA_NOTIFY_CACHE) return resolve(env.ARUNA_NOTIFY_CACHE);
  if (platform === 'darwin') return join(home, 'Library/Caches/aruna-notify');
  if (platform === 'win32')
    return join(env.LOCALAPPDATA ?? join(home, 'AppData/Local'), 'aruna-notify/Cache');
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'aruna-notify');
}

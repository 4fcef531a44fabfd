import { mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppImageUpdater } from 'electron-updater/out/AppImageUpdater.js';
import { z } from 'zod';
import type { Clock } from '../../core/base/clock.ts';
import { Count, MAX_CHOICES, Name } from '../../core/model/bounds.ts';
import { AosError, problem } from '../../core/model/problem.ts';
import type { UpdatePolicy } from '../../core/model/updates.ts';
import { FeedExecutor } from './feed-executor.ts';
import { feedProblem } from './feed-problem.ts';
import type { ReleaseFeed } from './release-feed.ts';
import { type Limits, supervise } from './supervise.ts';

/** The description of a release has a few kilobytes. */
const checkLimits: Limits = { silenceMs: 20_000, totalMs: 60_000, mostBytes: 1_000_000 };
const downloadLimits = { silenceMs: 60_000, totalMs: 2 * 3_600_000 };

/** What is used of the description of a release (electron.build, "Auto Update"): no file without its hash and its size. */
const Release = z.object({
  version: Name,
  files: z
    .array(z.object({ url: Name, sha512: z.string().length(88), size: Count.int().positive() }))
    .min(1)
    .max(MAX_CHOICES),
});

export interface UpdaterFeedOptions {
  policy: UpdatePolicy;
  /** What is downloaded lies here. */
  folder: string;
  /** The version that runs. */
  version: string;
  clock: Clock;
}

/**
 * Opens a feed of electron-updater's kind ("generic"). The library asks, compares versions, downloads and verifies the
 * SHA-512; it never installs anything by itself.
 */
export async function openUpdaterFeed({
  policy,
  folder,
  version,
  clock,
}: UpdaterFeedOptions): Promise<ReleaseFeed> {
  const executor = new FeedExecutor(policy.feed);
  const updater = await createUpdater(policy.feed, executor, folder, version);
  const { host } = new URL(policy.feed);
  let isClosed = false;
  const watched = async <T>(work: () => Promise<T>, limits: Limits) => {
    if (isClosed) throw new Error('the feed was closed');
    return supervise(executor, work, { limits, host, clock }).catch((error: unknown) => {
      throw feedProblem(error, host);
    });
  };
  let release: z.infer<typeof Release> | null = null;
  return {
    async check() {
      release = null;
      const found = await watched(() => updater.checkForUpdates(), checkLimits);
      if (!found?.isUpdateAvailable) return null;
      const parsed = Release.safeParse(found.updateInfo);
      if (!parsed.success)
        throw new AosError(problem('update-unreadable', { host }), { cause: parsed.error });
      release = parsed.data;
      return release.version;
    },
    async download() {
      const files = release?.files ?? [];
      const mostBytes = Math.max(0, ...files.map(({ size }) => size));
      const [path] = await watched(() => updater.downloadUpdate(), { ...downloadLimits, mostBytes });
      const size = path === undefined ? null : (await stat(path)).size;
      if (
        path === undefined ||
        !files.some((file) => file.size === size && nameOf(file.url) === basename(path))
      )
        throw new AosError(problem('update-refused', { host }));
      return path;
    },
    close() {
      isClosed = true;
      executor.abort();
    },
  };
}

const nameOf = (url: string) => basename(decodeURIComponent(new URL(url, 'https://feed.invalid/').pathname));

async function createUpdater(feed: string, executor: FeedExecutor, folder: string, version: string) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const options = { provider: 'generic', url: feed, updaterCacheDirName: 'files' } as const;
  const appUpdateConfigPath = join(folder, 'feed.yml');
  // JSON is YAML, too.
  await writeFile(appUpdateConfigPath, JSON.stringify(options), { mode: 0o600 });
  const updater = new AppImageUpdater(null, {
    version,
    name: 'aruna-notify',
    isPackaged: true,
    appUpdateConfigPath,
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: () => Promise.resolve(),
    // Quitting and starting again is the app's own affair.
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  });
  Object.assign(updater, { httpExecutor: executor });
  updater.logger = null;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.disableDifferentialDownload = true;
  // Other forms than the AppImage are asked about, too, although they are not installed.
  updater.forceDevUpdateConfig = true;
  // Otherwise the feed could tell one installation from another.
  updater.requestHeaders = { 'x-user-staging-id': 'none' };
  updater.setFeedURL(options);
  return updater;
}

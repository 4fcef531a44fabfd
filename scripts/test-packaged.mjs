/**
 * `npm run test:packaged`: what `npm run package` packed does its main job against the local AOS, as an ordinary user and
 * in Chromium's sandbox. Root starts it as a user without rights.
 */
import { access, chmod, chown, constants, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './lib/paths.mjs';
import { runMain, SetupProblem } from './lib/problem.mjs';
import { capture, run } from './lib/run.mjs';
import { say } from './lib/say.mjs';
import { readPackaged } from './package/place.mjs';

/** "nobody": belongs to no person, and may write nothing. */
const unprivileged = 65_534;

await runMain(async () => {
  if (process.platform !== 'linux')
    throw new SetupProblem(
      'The packed app is tested this way on Linux only.',
      'npm run package   (starts what it has packed, on every system)',
    );
  const { executable, electron, oldRuntime } = await readPackaged();
  const isRoot = process.getuid() === 0;
  const user = isRoot ? { uid: unprivileged, gid: unprivileged } : {};
  const sandbox = await prepareSandbox(dirname(executable), user, isRoot);
  say(`${executable}, Electron ${electron}${oldRuntime === null ? '' : ' (an old runtime)'}`);
  say(`The sandbox uses ${sandbox}; the user is ${isRoot ? unprivileged : process.getuid()}.`);
  const home = await mkdtemp(join(tmpdir(), 'aruna-notify-packaged-'));
  try {
    if (isRoot) await chown(home, unprivileged, unprivileged);
    const env = { ...process.env, HOME: home, TMPDIR: home };
    const args = ['--import', 'tsx', join(root, 'scripts/package/main-job.ts'), executable];
    return await run(process.execPath, args, { env, ...user });
  } finally {
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
});

/**
 * Makes sure that Chromium can have its sandbox: by namespaces of the user's own, or by its helper that belongs to root
 * and runs as root, as the deb and rpm install it.
 * @returns {Promise<string>} which of the two
 */
async function prepareSandbox(folder, user, isRoot) {
  const allowed = await capture('unshare', ['--user', '--net', 'true'], user);
  if (allowed.code === 0) return 'user namespaces';
  const helper = join(folder, 'chrome-sandbox');
  if (isRoot) {
    await chown(helper, 0, 0);
    await chmod(helper, 0o4755);
  }
  const works = await access(helper, constants.X_OK).then(
    () => capture(helper, ['true'], user),
    () => null,
  );
  // Called by anybody but Chromium it only explains itself, and says whether it has its rights.
  if (works && !/not running as root/.test(works.stderr)) return 'the helper chrome-sandbox';
  throw new SetupProblem(
    'Chromium can have no sandbox here: the kernel refuses user namespaces, and chrome-sandbox does not belong to root with mode 4755.',
    `sudo chown root ${helper} && sudo chmod 4755 ${helper}`,
  );
}

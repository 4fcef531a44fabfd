/** System packages on Debian and Ubuntu: what Electron links against, and the real peers of the tests. */
import { access } from 'node:fs/promises';
import { explain, missingLibraries } from '../lib/problem.mjs';
import { capture } from '../lib/run.mjs';
import { say, step } from '../lib/say.mjs';

/** Without these Electron does not start. */
const libraries = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libnotify4',
  'libsecret-1-0',
];
/** A screen and a session bus where there are none. */
const headless = ['xvfb', 'xauth', 'dbus', 'dbus-x11', 'fonts-dejavu-core'];
/** What the tests talk to: a notification daemon, a keychain, a JetStream, window managers, pictures of the whole screen. */
const peers = [
  'dunst',
  'gnome-keyring',
  'nats-server',
  'openbox',
  'i3-wm',
  'x11-utils',
  'x11-xserver-utils',
  'xdotool',
  'xserver-xephyr',
  'gcr',
  'imagemagick',
];

/**
 * Installs what is missing where it can; on other systems than Debian's it does nothing.
 * @param {{tests?: boolean, display?: boolean}} needs tests: the peers too; display: there is one already
 */
export async function ensureSystem({ tests = false, display = Boolean(process.env.DISPLAY) } = {}) {
  if (process.platform !== 'linux' || !(await isDebian())) return;
  const needed = [...libraries, ...(display && !tests ? [] : headless)];
  const missing = await notInstalled([...needed, ...peers]);
  const vital = missing.filter((name) => needed.includes(name));
  // The demo counts real banners when it can, so root gets the peers at once; others are asked for them by the tests.
  if (missing.length === 0) return;
  if (process.getuid?.() === 0) return install(missing);
  if (vital.length > 0) throw missingLibraries(tests ? missing : vital);
  if (tests)
    say(`Some tests will be skipped. ${missingLibraries(missing).command} gives them what they need.`);
}

async function isDebian() {
  return access('/etc/debian_version').then(
    () => true,
    () => false,
  );
}

/** Newer releases carry some libraries under the same name with `t64` at its end. */
async function notInstalled(names) {
  const { stdout } = await capture('dpkg-query', [
    '-W',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: these are dpkg's own placeholders
    '-f=${Package} ${db:Status-Status}\n',
    ...names.flatMap((name) => [name, `${name}t64`]),
  ]);
  const there = new Set(
    stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return names.filter((name) => !there.has(name) && !there.has(`${name}t64`));
}

async function install(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const again = `apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`;
  await step('Installing system packages', async (progress) => {
    progress('reading the lists');
    const update = await capture('apt-get', ['update'], { env });
    if (update.code !== 0)
      throw explain('reading the lists of system packages', update.stderr, again, '/var');
    const real = await Promise.all(names.map(realName));
    progress(`${real.length} packages`);
    const result = await capture('apt-get', ['install', '-y', '--no-install-recommends', ...real], { env });
    if (result.code !== 0) throw explain('installing system packages', result.stderr, again, '/var');
  });
}

async function realName(name) {
  const plain = await capture('apt-cache', ['show', '--no-all-versions', name]);
  if (plain.code === 0 && plain.stdout.includes('Package:')) return name;
  return `${name}t64`;
}

import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../scripts/lib/paths.mjs';
import { launch } from './fixtures/app.ts';
import { expect, test } from './fixtures/index.ts';
import { description, startReleaseServer } from './fixtures/release-feed.ts';
import { live, provisioned } from './fixtures/signed-in.ts';

test.skip(process.platform !== 'linux', 'only the AppImage updates itself');

const yml = 'latest-linux.yml';
const image = 'app.AppImage';

test('an update is verified, installed only when the person says so, and never an older or a damaged one', async ({
  aos,
  desktop,
}) => {
  const feed = await startReleaseServer();
  const marker = join(desktop.folder, 'started');
  // What stands for the AppImage is a script: the new one leaves a note that it was started.
  const fresh = Buffer.from(`#!/bin/sh\necho "$@" > '${marker}'\n# ${'x'.repeat(200_000)}\n`);
  const folder = join(desktop.folder, 'apps');
  const appImage = join(folder, 'Aruna Notify.AppImage');
  await mkdir(folder);
  await writeFile(appImage, '#!/bin/sh\n');
  await chmod(appImage, 0o755);
  const args = await provisioned(aos, desktop);
  const file = args.at(-1)?.replace(/^--provision=/, '') ?? '';
  const wanted = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...wanted, updates: { feed: feed.address } }));
  const app = await launch({ ...desktop, env: { ...desktop.env, APPIMAGE: appImage } }, { args });
  const { window } = app;
  try {
    await live(app, aos);
    expect(feed.asked).toEqual([]);
    await window.getByRole('button', { name: 'Settings' }).click();
    const about = window.getByRole('region', { name: 'About' });
    await expect(about).toContainText('Updates: Checked once a day.');
    const check = about.getByRole('button', { name: 'Check for updates' });
    const tried = async (answers: Parameters<typeof feed.serve>[0], said: string | RegExp) => {
      feed.serve(answers);
      await check.click();
      await expect(about).toContainText(said);
    };

    const good = description('99.0.0', fresh);
    const tampered = Buffer.from(fresh);
    tampered[100_000] = 0;
    const length = { 'content-length': String(fresh.length), connection: 'close' };
    const elsewhere = { status: 302, headers: { location: 'http://updates.example.org/x' }, body: '' };
    await tried({ [yml]: { body: description('0.0.1', fresh) } }, 'Up to date, checked');
    await tried({}, 'cannot be understood');
    await tried({ [yml]: { body: description('0.1.0', fresh) } }, 'Up to date, checked');
    await tried({ [yml]: { body: '{]: \u0001' } }, 'cannot be understood');
    await tried(
      { [yml]: { body: description('99.0.0', fresh).replace(/"sha512"/g, '"sha1"') } },
      'cannot be',
    );
    await tried({ [yml]: { status: 503, body: 'later' } }, 'could not be read');
    await tried({ [yml]: { body: 'x'.repeat(3_000_000) } }, 'was thrown away');
    await tried({ [yml]: elsewhere }, 'leads to updates.example.org without encryption');
    await tried({ [yml]: { body: good }, [image]: elsewhere }, 'leads to updates.example.org');
    await tried({ [yml]: { body: good }, [image]: { body: tampered } }, 'was thrown away');
    await tried({ [yml]: { status: 503, body: 'later' } }, 'could not be read');
    await tried({ [yml]: { body: good }, [image]: { body: fresh.subarray(0, 90_000) } }, 'was thrown away');
    await tried({ [yml]: { status: 503, body: 'later' } }, 'could not be read');
    await tried(
      { [yml]: { body: good }, [image]: { body: Buffer.concat([fresh, fresh]) } },
      'was thrown away',
    );
    const profile = join(desktop.folder, 'profile/updates/files/pending');
    expect((await readdir(profile)).filter((name) => name.endsWith('.AppImage'))).toEqual([]);
    await window.screenshot({ path: join(root, 'out/e2e-update-refused.png') });
    await tried(
      { [yml]: { body: good }, [image]: { body: fresh.subarray(0, 90_000), headers: length } },
      'could not be read',
    );
    expect(feed.headers()['x-user-staging-id']).toBe('none');

    await tried({ [yml]: { body: good }, [image]: { body: fresh } }, 'Version 99.0.0 is ready to install.');
    expect(await readFile(appImage, 'utf8')).toBe('#!/bin/sh\n');
    await window.screenshot({ path: join(root, 'out/e2e-update-ready.png') });
    await about.getByRole('button', { name: 'About Aruna Notify' }).click();
    const dialog = window.getByRole('dialog', { name: 'About Aruna Notify' });
    await expect(dialog).toContainText('Version 99.0.0 is ready to install.');
    await window.screenshot({ path: join(root, 'out/e2e-update-about.png') });
    const ended = new Promise((resolve) => app.electron.process().once('exit', resolve));
    await dialog.getByRole('button', { name: 'Install and restart' }).click();
    await ended;
    expect((await readFile(appImage)).equals(fresh)).toBe(true);
    await expect.poll(() => readFile(marker, 'utf8').catch(() => '')).toContain('--provision');
    expect(await readdir(folder)).toEqual(['Aruna Notify.AppImage']);
  } finally {
    await app.quit();
    await feed.stop();
  }
});

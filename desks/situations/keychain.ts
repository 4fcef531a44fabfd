import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { longestBlock } from '../../bench/feed/main-process.ts';
import type { LocalAos } from '../../devserver/server.ts';
import type { RunningApp } from '../../e2e/fixtures/app.ts';
import { askApp } from '../../e2e/fixtures/ask-app.ts';
import { until } from '../../e2e/fixtures/child.ts';
import type { Desktop } from '../../e2e/fixtures/desktop.ts';
import { lockKeyring, startKeyring, unlockKeyring } from '../../e2e/fixtures/keyring.ts';
import { offerPrompter, prompter, typePassword } from '../../e2e/fixtures/keyring-prompt.ts';
import { live } from '../../e2e/fixtures/signed-in.ts';
import { startSilentSecrets } from '../../e2e/fixtures/silent-secrets.ts';
import type { Situation, Stage } from '../situation.ts';
import { busOf, startSignedIn } from './signed-in-app.ts';

const kind = 'keychain';
const needs = ['gnome-keyring-daemon'];

async function account(app: RunningApp) {
  const [first] = (await askApp(app.window, 'app.state')).accounts;
  if (!first) throw new Error('The app shows no account.');
  return first;
}

async function expectState(app: RunningApp, state: string, code?: string, withinMs = 20_000): Promise<void> {
  await until(
    `${state} ${code ?? ''}`,
    async () => {
      const { status } = await account(app);
      const found = 'problem' in status ? status.problem.code : undefined;
      if (status.state === state && (code === undefined || found === code)) return true;
      throw new Error(`it is ${status.state} ${found ?? ''}`);
    },
    withinMs,
  );
}

/** How many calls the server has had so far. */
async function calls(aos: LocalAos): Promise<number> {
  return Object.values((await aos.control.stats()).calls).reduce((sum, n) => sum + n, 0);
}

/** Expects that the server is not called for a while. */
async function expectNoCalls(aos: LocalAos): Promise<void> {
  const before = await calls(aos);
  await sleep(1_500);
  const made = (await calls(aos)) - before;
  if (made > 0) throw new Error(`the server was called ${made} times`);
}

/** Signs in with the token in the keychain, and quits. */
async function signedInBefore(stage: Stage, desktop: Desktop, aos: LocalAos): Promise<void> {
  const app = await startSignedIn(stage, desktop, aos);
  const { keep } = await account(app);
  if (keep !== 'keychain') throw new Error(`the token is kept in ${keep}`);
  await app.quit();
}

/** A desktop with a token in its keychain, which then ends. */
async function keychainGone(stage: Stage): Promise<{ desktop: Desktop; aos: LocalAos }> {
  const [desktop, aos] = await Promise.all([stage.desktop({ keychain: false }), stage.aos()]);
  const keyring = stage.keep(await startKeyring(busOf(desktop), desktop.env));
  await signedInBefore(stage, desktop, aos);
  await keyring[Symbol.asyncDispose]();
  return { desktop, aos };
}

/** Files of encrypted tokens, and their copies. */
async function sealed(desktop: Desktop): Promise<string[]> {
  const folder = join(desktop.folder, 'profile/vault');
  return (await readdir(folder))
    .filter((name) => /\.sealed(\.good)?$/.test(name))
    .map((name) => join(folder, name));
}

const damages: readonly (readonly [name: string, damage: (bytes: Buffer) => Buffer])[] = [
  ['was cut off', (bytes) => bytes.subarray(0, bytes.length - 7)],
  ['is empty', () => Buffer.alloc(0)],
  [
    'was encrypted with another key',
    (bytes) => Buffer.concat([bytes.subarray(0, 3), randomBytes(bytes.length - 3)]),
  ],
];

export const keychain: readonly Situation[] = [
  {
    kind,
    name: 'a desktop that Chromium does not know (sway), with a keychain that runs',
    short: true,
    needs,
    async run(stage) {
      const [desktop, aos] = await Promise.all([stage.desktop(), stage.aos()]);
      desktop.env.XDG_CURRENT_DESKTOP = 'sway';
      await signedInBefore(stage, desktop, aos);
      await live(await stage.start(desktop), aos);
    },
  },
  {
    kind,
    name: 'a desktop without a name, and a keychain that starts after the app',
    needs,
    async run(stage) {
      const desktop = await stage.desktop({ keychain: false });
      delete desktop.env.XDG_CURRENT_DESKTOP;
      const app = await stage.start(desktop);
      const known = async () => (await askApp(app.window, 'app.state')).keychain;
      await until('no keychain', async () => (await known()) === 'missing');
      stage.keep(await startKeyring(busOf(desktop), desktop.env));
      await until('the keychain', async () => (await known()) === 'open');
    },
  },
  {
    kind,
    name: 'the keychain is locked at the start, and unlocked later',
    needs,
    async run(stage) {
      const { desktop, aos } = await keychainGone(stage);
      stage.keep(await startKeyring(busOf(desktop), desktop.env));
      await lockKeyring(busOf(desktop));
      const app = await stage.start(desktop);
      await expectState(app, 'keychain-locked', 'keychain-locked');
      await expectNoCalls(aos);
      await unlockKeyring(busOf(desktop));
      await expectState(app, 'live', undefined, 5_000);
    },
  },
  {
    kind,
    name: 'the keychain is locked at the start: the Unlock button has it ask for its password',
    needs: [...needs, 'openbox', 'xprop', 'xdotool', prompter],
    async run(stage) {
      const [desktop, aos] = await Promise.all([
        stage.desktop({ keychain: false, windowManager: 'openbox' }),
        stage.aos(),
      ]);
      const keyring = stage.keep(await startKeyring(busOf(desktop), desktop.env));
      await signedInBefore(stage, desktop, aos);
      await keyring[Symbol.asyncDispose]();
      stage.keep(await startKeyring(busOf(desktop), desktop.env));
      await lockKeyring(busOf(desktop));
      await offerPrompter(desktop);
      const app = await stage.start(desktop);
      await expectState(app, 'keychain-locked', 'keychain-locked');
      await app.window.getByRole('button', { name: 'Unlock keychain' }).first().click();
      await typePassword(desktop);
      await expectState(app, 'live', undefined, 5_000);
    },
  },
  {
    kind,
    name: 'the keychain is not there at the start, and comes later',
    needs,
    async run(stage) {
      const { desktop, aos } = await keychainGone(stage);
      const app = await stage.start(desktop);
      await expectState(app, 'keychain-locked', 'keychain-absent');
      await expectNoCalls(aos);
      stage.keep(await startKeyring(busOf(desktop), desktop.env));
      await expectState(app, 'live', undefined, 5_000);
    },
  },
  {
    kind,
    name: 'a keychain that owns its name and never answers',
    needs,
    async run(stage) {
      const { desktop, aos } = await keychainGone(stage);
      const silent = stage.keep(await startSilentSecrets(desktop.env));
      const app = await stage.start(desktop);
      const longest = await longestBlock(app, async () => {
        await expectState(app, 'keychain-locked', 'keychain-silent');
        await expectNoCalls(aos);
      });
      await silent[Symbol.asyncDispose]();
      stage.keep(await startKeyring(busOf(desktop), desktop.env));
      await expectState(app, 'live');
      return `main process blocked for ${longest.toFixed(1)} ms at most`;
    },
  },
  {
    kind,
    name: 'the keychain is restarted while the app runs',
    needs,
    async run(stage) {
      const [desktop, aos] = await Promise.all([stage.desktop({ keychain: false }), stage.aos()]);
      const keyring = stage.keep(await startKeyring(busOf(desktop), desktop.env));
      const app = await startSignedIn(stage, desktop, aos);
      await keyring[Symbol.asyncDispose]();
      stage.keep(await startKeyring(busOf(desktop), desktop.env));
      await app.quit();
      await live(await stage.start(desktop), aos);
    },
  },
  {
    kind,
    name: 'signing in again while the keychain is gone',
    needs,
    async run(stage) {
      const { desktop, aos } = await keychainGone(stage);
      const app = await stage.start(desktop);
      await expectState(app, 'keychain-locked');
      const { id } = await account(app);
      await askApp(app.window, 'account.renew', { account: id, token: aos.token, keep: 'memory' });
      await expectState(app, 'live');
    },
  },
  {
    kind,
    name: 'a token that was kept only until the app quit',
    async run(stage) {
      const [desktop, aos] = await Promise.all([stage.desktop({ keychain: false }), stage.aos()]);
      const app = await startSignedIn(stage, desktop, aos);
      await app.quit();
      const again = await stage.start(desktop);
      await expectState(again, 'sign-in-needed', 'token-not-kept');
      await expectNoCalls(aos);
    },
  },
  ...damages.map(
    ([name, damage]): Situation => ({
      kind,
      name: `the file of the token ${name}`,
      needs,
      async run(stage) {
        const [desktop, aos] = await Promise.all([stage.desktop(), stage.aos()]);
        await signedInBefore(stage, desktop, aos);
        for (const file of await sealed(desktop)) await writeFile(file, damage(await readFile(file)));
        const app = await stage.start(desktop);
        await expectState(app, 'sign-in-needed', 'token-undecipherable');
        await expectNoCalls(aos);
      },
    }),
  ),
  {
    kind,
    name: 'the file of the token is damaged, and its copy is used',
    needs,
    async run(stage) {
      const [desktop, aos] = await Promise.all([stage.desktop(), stage.aos()]);
      await signedInBefore(stage, desktop, aos);
      for (const file of await sealed(desktop)) if (!file.endsWith('.good')) await writeFile(file, 'x');
      const app = await stage.start(desktop);
      await expectState(app, 'live');
    },
  },
  {
    kind,
    name: 'the file of the token cannot be read, and then can',
    needs,
    async run(stage) {
      const [desktop, aos] = await Promise.all([stage.desktop(), stage.aos()]);
      await signedInBefore(stage, desktop, aos);
      // Permissions do not stop root, a folder in the place of the file does.
      const files = await sealed(desktop);
      for (const file of files) {
        await rename(file, `${file}.kept`);
        await mkdir(file);
      }
      const app = await stage.start(desktop);
      await expectState(app, 'halted', 'token-file-unreadable');
      await expectNoCalls(aos);
      for (const file of files) {
        await rmdir(file);
        await rename(`${file}.kept`, file);
      }
      await expectState(app, 'live');
    },
  },
];

import { describe, expect, test, vi } from 'vitest';
import { capture } from '../lib/run.mjs';
import { findArrows } from './arrows.ts';
import { type Files, makeFixture } from './fixture.ts';
import { lintCommands } from './lint.mjs';
import { findUnused } from './unused.ts';

// The tools load a compiler each, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** What must not be, with the rule that says so. */
const wrong = {
  'an arrow up': {
    rule: 'floor-of-base',
    files: {
      'electron/core/base/clock.ts':
        "import { call } from '../transport/api.ts';\nexport const now = () => call;\n",
      'electron/core/transport/api.ts': 'export const call = () => 1;\n',
    },
  },
  'the query language reading the store': {
    rule: 'floor-of-query',
    files: {
      'electron/core/query/parse.ts':
        "import { where } from '../store/read/query.ts';\nexport const parse = () => where;\n",
      'electron/core/store/read/query.ts': 'export const where = 1;\n',
    },
  },
  'an arrow up of a type alone': {
    rule: 'floor-of-base',
    files: {
      'electron/core/base/clock.ts':
        "import type { Event } from '../model/event.ts';\nexport const now = (event?: Event) => event;\n",
    },
  },
  'one sibling importing another': {
    rule: 'floor-of-event',
    files: {
      'electron/core/event/decode.ts':
        "import { rules } from '../alert/rules.ts';\nexport const decode = rules;\n",
      'electron/core/alert/rules.ts': 'export const rules = 1;\n',
    },
  },
  'a writer of the store importing a reader': {
    rule: 'floor-of-store-write',
    files: {
      'electron/core/store/write/events.ts':
        "import { feed } from '../read/feed.ts';\nexport const write = feed;\n",
    },
  },
  'core importing shell': {
    rule: 'floor-of-engine',
    files: {
      'electron/core/engine/export.ts':
        "import { createWindow } from '../../shell/window/window.ts';\nexport const save = createWindow;\n",
    },
  },
  'core importing Electron': {
    rule: 'core-is-plain-node',
    files: { 'electron/core/base/paths.ts': "import { app } from 'electron';\nexport const paths = app;\n" },
  },
  'a file of core outside of every room': {
    rule: 'core-in-rooms',
    files: {
      'electron/core/engine.ts': 'export const other = 1;\n',
      'electron/core/engine/engine.ts': "export { other } from '../engine.ts';\n",
    },
  },
  'ipc importing the store': {
    rule: 'ipc-on-model',
    files: {
      'electron/ipc/server.ts':
        "import { feed } from '../core/store/read/feed.ts';\nexport const serve = feed;\n",
    },
  },
  'words importing the transport': {
    rule: 'words-on-model',
    files: {
      'electron/words/en.ts': "import { call } from '../core/transport/api.ts';\nexport const en = call;\n",
    },
  },
  'a screen importing a screen': {
    rule: 'screens-apart',
    files: {
      'renderer/inbox/inbox-screen.tsx':
        "import { feedScreen } from '../feed/feed-screen.tsx';\nexport const inboxScreen = feedScreen;\n",
    },
  },
  'a screen importing the frame around it': {
    rule: 'screens-apart',
    files: {
      'renderer/inbox/inbox-screen.tsx':
        "import { sidebar } from '../app/sidebar.tsx';\nexport const inboxScreen = sidebar;\n",
      'renderer/app/sidebar.tsx': 'export const sidebar = () => 1;\n',
    },
  },
  'a primitive importing a screen': {
    rule: 'shared-below-screens',
    files: {
      'renderer/ui/row.tsx':
        "import { feedScreen } from '../feed/feed-screen.tsx';\nexport const row = feedScreen;\n",
    },
  },
  'the renderer importing the engine': {
    rule: 'renderer-through-the-bridge',
    files: {
      'renderer/feed/peek.ts':
        "import type { engine } from '../../electron/core/engine/engine.ts';\nexport type Peek = typeof engine;\n",
    },
  },
  'the renderer importing a schema': {
    rule: 'contract-as-types',
    files: {
      'electron/ipc/contract.ts': 'export type Rows = string[];\nexport const rows = 1;\n',
      'renderer/feed/peek.ts':
        "import { rows } from '../../electron/ipc/contract.ts';\nexport const peek = rows;\n",
    },
  },
  'the renderer importing Node': {
    rule: 'renderer-without-node',
    files: {
      'renderer/feed/disk.ts': "import { readFileSync } from 'node:fs';\nexport const disk = readFileSync;\n",
    },
  },
  'an import of main.ts': {
    rule: 'nothing-on-main',
    files: { 'electron/shell/window/again.ts': "import '../../main.ts';\n" },
  },
  'an import of rest.ts': {
    rule: 'rest-by-main-alone',
    files: {
      'electron/rest.ts': 'export const run = 1;\n',
      'electron/shell/window/again.ts': "export const again = import('../../rest.ts');\n",
    },
  },
  'the window waiting for the rest': {
    rule: 'rest-after-the-window',
    files: {
      'electron/rest.ts': 'export const run = 1;\n',
      'electron/main.ts': "import { run } from './rest.ts';\nrun;\n",
    },
  },
  'the local AOS importing the client': {
    rule: 'devserver-on-gen',
    files: {
      'devserver/main.ts': "import { call } from '../electron/core/transport/api.ts';\ncall();\n",
    },
  },
  'the product importing what tests it': {
    rule: 'product-without-tests',
    files: {
      'electron/shell/window/fake.ts': "export { fake } from '../../core/testing/fake.ts';\n",
      'electron/core/testing/fake.ts': 'export const fake = 1;\n',
    },
  },
} satisfies Record<string, { rule: string; files: Files }>;

const circleOfFiles: Files = {
  'electron/core/model/account.ts':
    "import type { Status } from './status.ts';\nexport interface Account {\n  status: Status;\n}\n",
  'electron/core/model/status.ts':
    "import type { Account } from './account.ts';\nexport interface Status {\n  of: Account;\n}\n",
};

const circleOfFolders: Files = {
  'electron/shell/window/title.ts':
    "import { badge } from '../tray/badge.ts';\nexport const title = badge;\n",
  'electron/shell/tray/badge.ts': 'export const badge = 1;\n',
  'electron/shell/tray/menu.ts':
    "import { createWindow } from '../window/window.ts';\nexport const menu = createWindow;\n",
};

const folders = ['electron', 'renderer', 'devserver'];

async function arrowsIn(files: Files) {
  await using fixture = await makeFixture({ 'devserver/main.ts': '', ...files });
  return await findArrows(fixture.folder, folders);
}

describe('imports', () => {
  test('an orderly tree has nothing to report', async () => {
    expect(await arrowsIn({})).toEqual({ fileCycles: [], folderCycles: [], arrowsUp: [] });
  });

  test.each(Object.entries(wrong))('%s is reported', async (_name, { rule, files }) => {
    const { arrowsUp } = await arrowsIn(files);
    expect(arrowsUp).toContainEqual(expect.stringMatching(new RegExp(`^${rule}: `)));
  });

  test('files whose types need each other are a circle', async () => {
    const { fileCycles } = await arrowsIn(circleOfFiles);
    expect(fileCycles).toEqual([expect.stringContaining('account.ts → electron/core/model/status.ts')]);
  });

  test('folders are a circle even when no file of theirs is in one', async () => {
    const { fileCycles, folderCycles } = await arrowsIn(circleOfFolders);
    expect(fileCycles).toEqual([]);
    expect(folderCycles).toHaveLength(1);
    expect(folderCycles[0]).toContain('electron/shell/tray → electron/shell/window');
  });
});

describe('unused code', () => {
  test('an export and a file that nobody imports are reported', async () => {
    await using fixture = await makeFixture({
      'electron/core/base/clock.ts': 'export const now = () => 1;\nexport const never = () => 0;\n',
      'electron/core/base/forgotten.ts': 'export const forgotten = 1;\n',
    });
    expect((await findUnused(fixture.folder)).sort()).toEqual([
      'electron/core/base/clock.ts:2 never',
      'electron/core/base/forgotten.ts',
    ]);
  });

  test('an export that only a test imports is used', async () => {
    await using fixture = await makeFixture({
      'electron/core/base/clock.ts': 'export const now = () => 1;\nexport const tick = () => 2;\n',
      'electron/core/base/clock.test.ts': "import { tick } from './clock.ts';\ntick();\n",
    });
    expect(await findUnused(fixture.folder)).toEqual([]);
  });
});

test('npm run lint fails on what is wrong, and names it', async () => {
  const everythingWrong = Object.values(wrong).map(({ files }): Files => files);
  await using fixture = await makeFixture(
    Object.assign({}, circleOfFiles, circleOfFolders, ...everythingWrong),
  );
  for (const { name, args } of lintCommands(fixture.folder)) {
    if (name === 'style') continue;
    const { code, stdout } = await capture(process.execPath, args, { cwd: fixture.folder });
    expect(code, name).not.toBe(0);
    if (name === 'imports')
      for (const rule of ['cycle-of-files', 'cycle-of-folders', 'screens-apart', 'floor-of-base'])
        expect(stdout).toContain(rule);
  }
});

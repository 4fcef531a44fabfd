import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../lib/paths.mjs';

/** A checkout in small, in a folder of its own that is removed in the end. */
export interface Fixture extends AsyncDisposable {
  folder: string;
}

/** Files of a tree, by their path. */
export type Files = Readonly<Record<string, string>>;

/** A tree with the folders of the real one in which everything is in order. */
const orderly: Files = {
  'electron/main.ts': `import { engine } from './core/engine/engine.ts';
import { createWindow } from './shell/window/window.ts';
createWindow(engine());
`,
  'electron/core/base/clock.ts': 'export const now = () => 1;\n',
  'electron/core/model/event.ts': 'export interface Event {\n  id: string;\n}\n',
  'electron/core/query/parse.ts': `import type { Event } from '../model/event.ts';
export const matches = ({ id }: Event) => id !== '';
`,
  'electron/core/transport/api.ts':
    "import { now } from '../base/clock.ts';\nexport const call = () => now();\n",
  'electron/core/store/read/feed.ts': `import type { Event } from '../../model/event.ts';
export const feed = (): Event[] => [];
`,
  'electron/core/engine/engine.ts': `import { feed } from '../store/read/feed.ts';
import { call } from '../transport/api.ts';
export const engine = () => [feed(), call()];
`,
  'electron/shell/window/window.ts': 'export const createWindow = (state: unknown) => state;\n',
  'electron/ipc/contract.ts': `import type { Event } from '../core/model/event.ts';
export type Rows = Event[];
`,
  'renderer/main.tsx': `import { feedScreen } from './feed/feed-screen.tsx';
import { inboxScreen } from './inbox/inbox-screen.tsx';
feedScreen([]);
inboxScreen();
`,
  'renderer/ui/button.tsx': 'export const button = () => 1;\n',
  'renderer/feed/feed-screen.tsx': `import { matches } from '../../electron/core/query/parse.ts';
import type { Rows } from '../../electron/ipc/contract.ts';
import { button } from '../ui/button.tsx';
export const feedScreen = (rows: Rows) => [rows.filter(matches), button()];
`,
  'renderer/inbox/inbox-screen.tsx': `import { button } from '../ui/button.tsx';
export const inboxScreen = () => button();
`,
};

const about = `${JSON.stringify({ name: 'fixture', type: 'module' })}
`;

/** Makes an orderly checkout with these files added or put in the place of others. */
export async function makeFixture(changes: Files = {}): Promise<Fixture> {
  const folder = await mkdtemp(join(tmpdir(), 'aruna-notify-house-'));
  await cp(join(root, 'knip.json'), join(folder, 'knip.json'));
  for (const [path, text] of Object.entries({ 'package.json': about, ...orderly, ...changes })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { root } from '../lib/paths.mjs';

/** What tests do not need, or what must not be copied. */
const left = new Set(['node_modules', 'dist', '.git', 'docs', 'out', 'tool', '.cache']);

/** A copy of the checkout in which one file at a time is changed. */
export interface Scratch extends AsyncDisposable {
  readonly folder: string;
  /** Runs with one file changed, and what is built of it if that is needed, and puts both back. */
  changed<T>(
    file: string,
    edit: (text: string) => string,
    isBuilt: boolean,
    run: () => Promise<T>,
  ): Promise<T>;
}

/** Copies the checkout and what was built of it; the packages are shared. */
export async function makeScratch(): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), 'aruna-notify-mutants-'));
  const filter = (path: string) => !left.has(relative(root, path).split(/[/\\]/).at(-1) ?? '');
  await cp(root, folder, { recursive: true, filter });
  await cp(join(root, 'out/app'), join(folder, 'out/app'), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return {
    folder,
    async changed(file, edit, isBuilt, run) {
      const path = join(folder, file);
      const before = await readFile(path, 'utf8');
      await writeFile(path, edit(before));
      if (isBuilt) await rebuild(folder, file);
      try {
        return await run();
      } finally {
        await writeFile(path, before);
        if (isBuilt)
          await cp(join(root, 'out/app'), join(folder, 'out/app'), { recursive: true, force: true });
      }
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Builds the part of the app that a file belongs to, and nothing else. */
async function rebuild(folder: string, file: string): Promise<void> {
  const part =
    file === 'electron/preload.ts' || file === 'electron/ipc/client.ts' ? 'preload' : file.split('/')[0];
  if (part === 'renderer') await buildPage(folder);
  else if (part === 'preload') await buildNode(folder, 'preload', 'cjs');
  else await buildNode(folder, 'main', 'es');
}

function buildPage(folder: string) {
  return build({
    root: join(folder, 'renderer'),
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: {
      target: 'chrome130',
      outDir: join(folder, 'out/app/renderer'),
      emptyOutDir: true,
      minify: false,
    },
  });
}

/** As in electron.vite.config.ts, for one program. */
function buildNode(folder: string, name: 'main' | 'preload', format: 'es' | 'cjs') {
  return build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir: join(folder, 'out/app', name),
      emptyOutDir: false,
      rollupOptions: {
        external: ['electron', '@photostructure/sqlite', /^node:/],
        input: { [name]: join(folder, `electron/${name}.ts`) },
        output: { format, entryFileNames: format === 'es' ? '[name].js' : '[name].cjs' },
      },
    },
  });
}

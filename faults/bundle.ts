import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../scripts/lib/paths.mjs';

/** The processes of a campaign as single files, so that starting one again takes as long as it does in the real app. */
export interface Bundle extends Disposable {
  /** The engine under test. */
  engine: string;
  /** The store's thread. */
  store: string;
  /** The local AOS. */
  aos: string;
}

/** Makes them, in a folder of this process's own. */
export async function bundle(): Promise<Bundle> {
  // Inside the checkout, where what stays outside the bundle is found.
  const folder = join(root, 'out/faults', String(process.pid));
  const sweep = () => rmSync(folder, { recursive: true, force: true });
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      rollupOptions: {
        external: ['@photostructure/sqlite', /^node:/],
        input: {
          engine: join(root, 'faults/engine-process.ts'),
          store: join(root, 'electron/core/store/worker.ts'),
          aos: join(root, 'devserver/main.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
  return {
    engine: join(folder, 'engine.js'),
    store: join(folder, 'store.js'),
    aos: join(folder, 'aos.js'),
    [Symbol.dispose]: sweep,
  };
}

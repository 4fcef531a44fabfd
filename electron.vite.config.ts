import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { lightMain } from './scripts/lib/light-main.mjs';
import { lightPage } from './scripts/lib/light-page.mjs';
import { narrowText } from './scripts/lib/narrow-text.mjs';
import { noteBundled } from './scripts/notices/bundled.mjs';

const here = import.meta.dirname;
const { devDependencies } = JSON.parse(readFileSync(resolve(here, 'package.json'), 'utf8'));

/** Of our own modules only the page's first one and style sheets do something by being loaded. */
const hasSideEffects = (id: string) =>
  id.includes('node_modules') ||
  id.endsWith('.css') ||
  /renderer\/(index\.html|main\.tsx|first\.ts)/.test(id);

// Everything runs on the oldest supported runtime: Electron 33 (Node 20, Chromium 130).
export default defineConfig({
  main: {
    plugins: [noteBundled('main', here), lightMain(), narrowText()],
    esbuild: { minifyIdentifiers: false, charset: 'ascii' },
    define: { __WANTED_ELECTRON__: JSON.stringify(devDependencies.electron) },
    build: {
      target: 'node20',
      outDir: 'out/app/main',
      // It is read at every start. Names stay: the log and the report name functions.
      minify: 'esbuild',
      // Only what has a native binary stays outside: the packed app carries no other node packages.
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron', '@photostructure/sqlite', /^node:/],
        input: {
          main: resolve(here, 'electron/main.ts'),
          'store-worker': resolve(here, 'electron/store-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    plugins: [noteBundled('preload', here)],
    build: {
      target: 'node20',
      outDir: 'out/app/preload',
      // A sandboxed preload can require nothing: it is one file, and CommonJS.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: resolve(here, 'electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    esbuild: { charset: 'ascii' },
    plugins: [react(), noteBundled('renderer', here), lightPage(), narrowText()],
    build: {
      target: 'chrome130',
      outDir: 'out/app/renderer',
      // It is read with every window: half the size is a tenth of a second on a slow machine.
      minify: 'esbuild',
      // Chromium loads modules that the page names by itself.
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: { index: resolve(here, 'renderer/index.html'), first: resolve(here, 'renderer/first.ts') },
        treeshake: { moduleSideEffects: hasSideEffects },
      },
    },
  },
});

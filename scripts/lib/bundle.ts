import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './paths.mjs';

/** Programs as single files, as the app is one: they start as fast, and run without a compiler in between. */
export interface Bundle<Name extends string> extends Disposable {
  /** Absolute paths. */
  files: Record<Name, string>;
}

/**
 * Bundles these programs into a folder of this process's own, which is swept in the end.
 *
 * @param inputs paths in the checkout.
 */
export async function bundle<Name extends string>(inputs: Record<Name, string>): Promise<Bundle<Name>> {
  // Inside the checkout, where what stays outside the bundle is found.
  const folder = join(root, 'out/bundles', String(process.pid));
  const sweep = () => rmSync(folder, { recursive: true, force: true });
  // Should this process be ended from outside.
  process.once('exit', sweep);
  const names = Object.keys(inputs) as Name[];
  const each = <T>(value: (name: Name) => T) =>
    Object.fromEntries(names.map((name) => [name, value(name)])) as Record<Name, T>;
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
        input: each((name) => join(root, inputs[name])),
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
  return {
    files: each((name) => join(folder, `${name}.js`)),
    [Symbol.dispose]() {
      process.off('exit', sweep);
      sweep();
    },
  };
}

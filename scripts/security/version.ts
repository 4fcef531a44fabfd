import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { chooseRuntime } from '../package/runtime-choice.mjs';
import type { Check } from './check.ts';

/** Whether one exact version of Electron is named, and packaging refuses an older one unless it is asked for. */
export async function checkVersion(): Promise<Check> {
  const name = '16: one version of Electron is named, and an older one is not packed';
  const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const wanted = String(devDependencies.electron);
  if (!/^\d+\.\d+\.\d+$/.test(wanted)) return { name, problem: `it is ${wanted}` };
  try {
    chooseRuntime({ wanted, got: '33.2.1', isOldAllowed: false });
    return { name, problem: 'an older one is packed' };
  } catch {
    return { name, problem: null };
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sandboxArguments } from '../../scripts/lib/launch.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { findElectron } from '../../scripts/runtime/electron.mjs';
import type { FeedStage } from './stage.ts';

/** One start of the app, ms. */
export interface Start {
  /** From the window's creation to the frame with its first rows. */
  toRows: number;
  /** From the start of the process to the window's creation. */
  toWindow: number;
}

const PATIENCE = 30_000;

/** Starts the app as a person does, with nothing attached to it, until its first rows are painted; then it quits. */
export async function measureStart({ desktop, profile }: FeedStage): Promise<Start> {
  const runtime = await findElectron();
  if (runtime === null) throw new Error('There is no Electron runtime.');
  const starter = join(root, 'bench/feed/starter');
  const child = spawn(runtime.path, [...sandboxArguments(), starter, `--user-data-dir=${profile}`], {
    env: desktop.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  await once(child, 'exit');
  clearTimeout(late);
  const line = text.split('\n').find((one) => one.startsWith('{"start"'));
  if (line === undefined) throw new Error(`the app showed no rows: ${text.slice(-2_000)}`);
  const { start } = JSON.parse(line) as { start: { process: number; created: number; rows: number } };
  return { toRows: start.rows - start.created, toWindow: start.created - start.process };
}

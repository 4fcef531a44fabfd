import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { sandboxArguments } from '../../scripts/lib/launch.mjs';

/** One start of an Electron app, ms from the moment its process was asked for. */
export interface TimedStart {
  toWindow: number;
  /** To the frame with the same rows as the app showed them last; null where it showed none, or others. */
  toStill: number | null;
  /** To the frame with what the person came for. */
  toRows: number;
}

export interface StartOptions {
  /** The Electron executable. */
  runtime: string;
  /** The folder of an app that prints `{"start":{"created":…,"rows":…}}` (epoch ms), `still` and `isSame` too, and quits. */
  app: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
}

interface Shown {
  created: number;
  rows: number;
  still?: number | null;
  isSame?: boolean;
}

const PATIENCE_MS = 30_000;

/** What an app has printed about its windows so far, one for each. */
export const startsIn = (output: string): Shown[] =>
  output
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.startsWith('{"start"'))
    .map((line) => (JSON.parse(line) as { start: Shown }).start);

/** Starts an app as a person does, with nothing attached to it, until it says that it has painted; then it quits. */
export async function timeStart({ runtime, app, args, env }: StartOptions): Promise<TimedStart> {
  const asked = performance.timeOrigin + performance.now();
  const child = spawn(runtime, [...sandboxArguments(), app, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await once(child, 'exit');
  clearTimeout(late);
  const [start] = startsIn(text);
  if (start === undefined) throw new Error(`the app showed nothing: ${text.slice(-2_000)}`);
  const { created, rows, still = null, isSame = false } = start;
  return {
    toWindow: created - asked,
    toStill: still !== null && isSame ? still - asked : null,
    toRows: rows - asked,
  };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Stats } from '../../devserver/control/types.ts';
import { root } from '../../scripts/lib/paths.mjs';

/** A local AOS in its own process. */
export interface Server extends AsyncDisposable {
  readonly address: string;
  readonly webAddress: string;
  readonly token: string;
  readonly user: { id: string; name: string };
  readonly project: { id: string; name: string };
  /** Runs a control verb over HTTP; rejects with the server's error. */
  tell(verb: string, args?: unknown): Promise<unknown>;
  stats(): Promise<Stats>;
}

interface Facts {
  address: string;
  webAddress: string;
  token: string;
  users: { id: string; name: string }[];
  project: { id: string; name: string };
}

/**
 * Starts a server on free ports with these options (see docs/local-aos.md). Rejects with its output.
 *
 * @param program bundled from devserver/main.ts.
 */
export async function startServer(program: string, options: readonly string[]): Promise<Server> {
  const args = [program, '--json', '--port', '0', '--web-port', '0', ...options];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-5_000);
  });
  const ended = once(child, 'exit');
  // If this process ends unexpectedly, its servers end with it.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    ended.then(() => {
      throw new Error(`the local AOS did not start: ${complaint}`);
    }),
  ]);
  const facts = JSON.parse(first) as Facts;
  const [user] = facts.users;
  if (user === undefined) throw new Error('The local AOS has no user.');

  async function tell(verb: string, values: unknown = {}): Promise<unknown> {
    const response = await fetch(`${facts.webAddress}/control/${verb}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(values),
    });
    const answer = await response.text();
    if (!response.ok) throw new Error(`the local AOS refused ${verb}: ${answer}`);
    return answer === '' ? null : JSON.parse(answer);
  }

  return {
    address: facts.address,
    webAddress: facts.webAddress,
    token: facts.token,
    user,
    project: facts.project,
    tell,
    stats: async () => (await tell('stats')) as Stats,
    async [Symbol.asyncDispose]() {
      process.off('exit', kill);
      child.kill('SIGTERM');
      const late = setTimeout(kill, 3_000);
      await ended;
      clearTimeout(late);
    },
  };
}

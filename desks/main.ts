/** The command line of `npm run desks`: plays every situation in the real app and prints what became of it. */
import { parseArgs } from 'node:util';
import { table } from '../bench/lib/table.ts';
import { inPath } from '../scripts/lib/headless.mjs';
import { say } from '../scripts/lib/say.mjs';
import type { Situation } from './situation.ts';
import { situations } from './situations/index.ts';
import { onStage } from './stage.ts';

const HELP = `Usage: npm run desks [-- options]

Plays what real machines do to the app, each situation in the real app on a real message bus.

  --only TEXT   the situations whose kind or name contains TEXT
  --short       the short form, which is part of npm test
  --json        only the last line counts: one JSON object (it is printed in any case)
`;
/** A situation that has not ended by then has failed, ms. */
const PATIENCE_MS = 120_000;

type Result = { outcome: 'passed' | 'failed' | 'skipped'; note: string };

async function play(situation: Situation): Promise<Result> {
  if (process.platform !== 'linux') return { outcome: 'skipped', note: 'needs a Linux desktop' };
  const missing = (situation.needs ?? []).filter((program) => !inPath(program));
  if (missing.length > 0) return { outcome: 'skipped', note: `not installed: ${missing.join(', ')}` };
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    late = setTimeout(() => reject(new Error(`not over after ${PATIENCE_MS / 1000} s`)), PATIENCE_MS);
  });
  try {
    const played = onStage((stage) => Promise.race([situation.run(stage), tooLate]));
    return { outcome: 'passed', note: (await played) ?? '' };
  } catch (error) {
    return { outcome: 'failed', note: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(late);
  }
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    short: { type: 'boolean' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
if (values.help) process.stdout.write(HELP);
else {
  const only = values.only?.toLowerCase() ?? '';
  const chosen = situations.filter(
    ({ kind, name, short }) =>
      `${kind} ${name}`.toLowerCase().includes(only) && (!values.short || short === true),
  );
  const results: Result[] = [];
  for (const [n, situation] of chosen.entries()) {
    const result = await play(situation);
    results.push(result);
    say(`${n + 1}/${chosen.length} ${result.outcome}: ${situation.kind}: ${situation.name}`);
    if (result.outcome === 'failed') say(result.note);
  }
  const firstLine = (text: string) => text.split('\n')[0]?.slice(0, 100) ?? '';
  const rows = chosen.map(({ kind, name }, n) => [
    kind,
    name,
    results[n]?.outcome ?? '',
    firstLine(results[n]?.note ?? ''),
  ]);
  process.stdout.write(`${table(['kind', 'situation', 'result', 'note'], rows)}\n`);
  const count = (outcome: Result['outcome']) => results.filter((one) => one.outcome === outcome).length;
  const [failed, skipped] = [count('failed'), count('skipped')];
  process.stdout.write(`${JSON.stringify({ situations: results.length, failed, skipped })}\n`);
  process.exitCode = failed > 0 || results.length === 0 ? 1 : 0;
}

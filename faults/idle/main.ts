/** `npm run idle`: what a quiet night costs. Exits with 0 when it is within the limits, 1 when not, 2 on a bad option. */
import { parseArgs } from 'node:util';
import { type Night, spendNight } from './night.ts';

const HELP = `npm run idle -- [options]

What a quiet night costs: one account with five subscriptions, four changes of the network, one event in the morning.

  --hours N    how long the night is (10)
  --factor N   how many times as fast as true time it passes (120: ten hours take five minutes)
  --json       the last line is one JSON object, as it always is
  --help       this text
`;

/** The limits: calls in the worst minute and on average, and seconds until the first event. */
const WORST = 30;
const AVERAGE = 6;
const DELAY_S = 5;

const say = (line: string) => void process.stdout.write(`${line}\n`);

const isGood = (night: Night): boolean =>
  night.callsWorstMinute <= WORST &&
  night.callsPerMinute <= AVERAGE &&
  night.firstEventDelayS !== null &&
  night.firstEventDelayS <= DELAY_S;

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({ options: { hours: text, factor: text, json: flag, help: flag } });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const [hours, factor] = [Number(values.hours ?? 10), Number(values.factor ?? 120)];
  if (!(hours > 0 && hours <= 1_000 && factor >= 1 && factor <= 1_000)) {
    process.stderr.write('idle: --hours and --factor are numbers, up to 1000.\n');
    return 2;
  }
  const night = await spendNight({ hours, factor, progress: say });
  const { callsByMethod, ...figures } = night;
  for (const [method, n] of Object.entries(callsByMethod)) say(`${method} ${n}`);
  say(isGood(night) ? 'The night cost no more than it may.' : 'The night cost too much.');
  say(JSON.stringify(figures));
  return isGood(night) ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`idle: ${error instanceof Error ? error.message : String(error)}\n`);
  return error instanceof TypeError ? 2 : 1;
});
process.exit();

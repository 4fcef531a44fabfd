/** The command line of `npm run seed`. */
import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { say, step } from '../../scripts/lib/say.mjs';
import { seedDatabase } from './seed.ts';

const HELP = `Usage: npm run seed -- --events N --out FILE [options]

Makes a database as the app has it, with believable events of the past months or years.

  --events N       how many events
  --resources N    of how many resources (default: one for 20 events, at most 50000)
  --days N         spread over this many days (default 90)
  --out FILE       the database; replaced when it is there
  --seed N         the same seed makes the same names and order (default 1)
`;

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: { events: text, resources: text, days: text, out: text, seed: text, help: { type: 'boolean' } },
});
const events = whole('events', values.events);
const { out } = values;
if (values.help || events === null || out === undefined) {
  process.stdout.write(HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  const resources = whole('resources', values.resources) ?? Math.min(50_000, Math.ceil(events / 20));
  const days = whole('days', values.days) ?? undefined;
  const seed = whole('seed', values.seed) ?? 1;
  const path = resolve(out);
  mkdirSync(dirname(path), { recursive: true });
  const made = await step(`Seeding ${events} events`, async () =>
    seedDatabase({
      out: path,
      events,
      resources,
      now: Date.now(),
      seed,
      days,
      progress: tellProgress(events),
    }),
  );
  const size = (statSync(path).size / 1_048_576).toFixed(0);
  say(
    `${path}: ${made.events} events of ${made.resources} resources, ${made.unread} unread, ${size} MB, in ${(made.ms / 1000).toFixed(1)} s`,
  );
}

function whole(name: string, value: string | undefined): number | null {
  if (value === undefined) return null;
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new Error(`--${name} is a whole number, not "${value}".`);
}

/** Seeding blocks timers, so it reports its own progress. */
function tellProgress(total: number): (done: number) => void {
  let said = Date.now();
  return (done) => {
    if (Date.now() - said < 5_000) return;
    said = Date.now();
    say(`… ${done} of ${total} events`);
  };
}

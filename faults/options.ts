import { parseArgs } from 'node:util';

export interface Options {
  events: number;
  faults: number;
  seed: number;
  /** Only kinds of faults whose name has this in it; empty for all. */
  only: string;
  json: boolean;
  trueIntervals: boolean;
  herd: boolean;
  /** Whether to damage the files of a profile instead. */
  profile: boolean;
  /** Whether to kill the process of the app's page instead, again and again. */
  renderer: boolean;
  /** Whether the server is without the faults of the real one. */
  repaired: boolean;
  /** Whether to use the real Electron app. */
  real: boolean;
  help: boolean;
}

export const HELP = `npm run faults -- [options]

Breaks everything on purpose and looks whether an event was lost or came twice.

  --events N         how many events are published (100000; 5000 with --true-intervals or the real app)
  --faults N         how many faults are made (250; 20 with --true-intervals)
  --seed N           draws the faults; the same seed draws the same again (random)
  --only TEXT        only faults whose name has this in it
  --true-intervals   the intervals of server and client as they really are, instead of a twentieth
  --app NAME         engine: in a process of its own (the default); electron: the real app as it was built last,
                     which has the true intervals and cannot be told everything
  --repaired         the local AOS without the faults of the real server
  --herd             instead: simulates what 10,000 clients ask of a server
  --profile          instead: damages each file of a profile in every way and starts the app on it
  --renderer         instead: kills the process of the real app's page 60 times (--faults N) while events arrive
  --json             the last line is one JSON object
  --help             this text
`;

/** How often the page is killed with --renderer. */
const KILLS = 60;

/** An error in the command line, in one sentence. */
export class OptionError extends Error {}

/** Reads the command line. Throws an OptionError. */
export function parseOptions(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  let values: ReturnType<typeof read>;
  function read() {
    return parseArgs({
      args: [...args],
      options: {
        events: text,
        faults: text,
        seed: text,
        only: text,
        json: flag,
        'true-intervals': flag,
        app: text,
        herd: flag,
        profile: flag,
        renderer: flag,
        repaired: flag,
        help: flag,
      },
    }).values;
  }
  try {
    values = read();
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error));
  }
  const { app = 'engine' } = values;
  if (app !== 'engine' && app !== 'electron')
    throw new OptionError(`--app is engine or electron, not "${app}".`);
  const real = app === 'electron';
  const long = values['true-intervals'] || real;
  const { renderer } = values;
  return {
    events: whole('events', values.events, long ? 5_000 : 100_000),
    faults: whole('faults', values.faults, renderer ? KILLS : long ? 20 : 250),
    seed: whole('seed', values.seed, Math.floor(Math.random() * 1_000_000)),
    only: values.only ?? '',
    json: values.json,
    trueIntervals: long,
    herd: values.herd,
    profile: values.profile,
    renderer,
    repaired: values.repaired,
    real,
    help: values.help,
  };
}

function whole(name: string, value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(value)) throw new OptionError(`--${name} is a whole number, not "${value}".`);
  return Number(value);
}

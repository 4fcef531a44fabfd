/** `npm run faults`: the fault campaign. Exits with 0 when every promise was kept, 1 when not, 2 on a bad option. */
import { natsMissing } from '../devserver/testing/nats-server.ts';
import { runCampaign } from './campaign.ts';
import { herdReport } from './herd/report.ts';
import { HELP, OptionError, type Options, parseOptions } from './options.ts';
import { tryDamages } from './profile/try-damages.ts';
import { isWhole, killPages } from './renderer/kill-pages.ts';
import { inWords, isGood, jsonLine } from './report.ts';
import { scaleBy } from './scale.ts';

/** By how much the intervals are shortened by default. */
const FACTOR = 20;

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function campaign(options: Options): Promise<number> {
  const missing = natsMissing();
  if (missing !== undefined) {
    process.stderr.write(`faults: ${missing}. On Debian and Ubuntu: apt-get install nats-server\n`);
    return 2;
  }
  const scale = scaleBy(options.trueIntervals ? 1 : FACTOR);
  say(
    `seed ${options.seed}, ${options.repaired ? 'repaired server' : 'server as it is'}, intervals ${scale.factor === 1 ? 'as they are' : `1/${scale.factor} of true ones`}`,
  );
  const result = await runCampaign({ ...options, scale, progress: say });
  say(inWords(result));
  const good = isGood(result);
  say(good ? 'Every promise was kept.' : `A promise was broken. To see it again: --seed ${options.seed}`);
  if (options.json) say(jsonLine(result));
  return good ? 0 : 1;
}

async function profile({ seed, json }: Options): Promise<number> {
  const { tried, failures } = await tryDamages(seed, say);
  say(failures.length === 0 ? 'Every damage was survived.' : `${failures.length} were not survived.`);
  if (json) say(JSON.stringify({ tried, failed: failures.length }));
  return failures.length === 0 ? 0 : 1;
}

async function renderer({ seed, faults, json }: Options): Promise<number> {
  const result = await killPages(seed, faults, say);
  const { killed, asked, notBack, published, lost, duplicates } = result;
  say(`killed ${killed} times, the app asked ${asked} times, no page came back ${notBack} times`);
  say(`published ${published}, lost ${lost}, duplicates ${duplicates}`);
  const good = isWhole(result);
  say(
    good
      ? 'The page came back each time.'
      : `A promise was broken. To see it again: --renderer --seed ${seed}`,
  );
  if (json) say(JSON.stringify(result));
  return good ? 0 : 1;
}

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (options.profile) return profile(options);
  if (options.renderer) return renderer(options);
  if (!options.herd) return campaign(options);
  say(await herdReport());
  return 0;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`faults: ${error instanceof Error ? error.message : String(error)}\n`);
  return error instanceof OptionError ? 2 : 1;
});
process.exit();

/** The command line of `npm run bench`. */
import { runIngestCommand } from './ingest/command.ts';

const HELP = `Usage: npm run bench -- ingest [options]

  ingest           events from the wire to stored, de-duplicated and acked, beside the client library alone
  --short          small sizes, one run of each: under a minute, and no measure of anything
  --no-app         leave the real app out (no Electron is needed then)
  --json           the last line is one JSON object with every figure and its goal
  --profile DIR    only: the engine over a gRPC backlog of 100,000 with node's CPU profiler, written to DIR

Tables go to the terminal, everything that was measured to out/bench.json.
`;

const [what, ...args] = process.argv.slice(2);
if (what === 'ingest' && !args.includes('--help')) process.exitCode = await runIngestCommand(args);
else {
  process.stdout.write(HELP);
  process.exitCode = what === undefined || process.argv.includes('--help') ? 0 : 2;
}

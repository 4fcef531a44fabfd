/** The command line of `npm run bench`. */
import { runDesktopCommand } from './desktop/command.ts';
import { runFeedCommand } from './feed/command.ts';
import { runInboxCommand } from './inbox/command.ts';
import { runIngestCommand } from './ingest/command.ts';
import { runReportCommand } from './report/command.ts';
import { runRulesCommand } from './rules/command.ts';
import { runStartCommand } from './start/command.ts';

const HELP = `Usage: npm run bench -- ingest|feed|inbox|rules|start|desktop|report [options]

  ingest           events from the wire to stored, de-duplicated and acked, beside the client library alone
  feed             the real app with a million events: start, search, jumps, scrolling, memory, acknowledging, export
  inbox            the engine with a million open notifications: pages, counts, search, acknowledging all but some, undo
  start            from the start of the process to the first rows, beside a bare Electron window
  desktop          memory and idling in the tray and with the window, waking up, from the server's send to row and banner
  rules            alert rules: what a rule would have done, and deciding about an event
  report           puts the figures of the last whole runs, with charts, into docs/performance.md

  --short          small sizes: whether it works, and no measure of anything
  --json           the last line is one JSON object with every figure and its goal

 ingest only:
  --no-app         leave the real app out (no Electron is needed then)
  --transports     only: reading, storing and the engine over each transport, three times
  --profile DIR    only: the engine over a gRPC backlog of 100,000 with node's CPU profiler, written to DIR

 rules, start and desktop:
  --database FILE  as for feed

 feed only:
  --only A,B       these parts: start, search, jump, scroll, use, live, inbox, chart, export
  --database FILE  a database made by npm run seed, instead of making one first (a minute and a half)

 desktop only:
  --only A,B       these parts: memory, wake, reach
Tables go to the terminal, everything that was measured to out/bench.json. The inbox needs no Electron.
`;

const [what, ...args] = process.argv.slice(2);
const commands: Record<string, (args: string[]) => Promise<number>> = {
  ingest: runIngestCommand,
  desktop: runDesktopCommand,
  feed: runFeedCommand,
  inbox: runInboxCommand,
  report: runReportCommand,
  rules: runRulesCommand,
  start: runStartCommand,
};
const command = commands[what ?? ''];
if (command && !args.includes('--help')) process.exitCode = await command(args);
else {
  process.stdout.write(HELP);
  process.exitCode = what === undefined || process.argv.includes('--help') ? 0 : 2;
}

import { type Goal, goalTable } from '../lib/goals.ts';
import { medianOrNull, ratios, spread } from '../lib/stats.ts';
import { fixed, table, whole } from '../lib/table.ts';
import type { EngineRun } from './measure.ts';
import { type IngestResult, protocols } from './result.ts';
import { costs, cpuOf, type Series } from './series.ts';

const MB = 1_048_576;
const PROCESS_HEAD = [
  'run',
  'heap before',
  'after',
  'peak',
  'rss before',
  'after',
  'peak',
  'loop blocked',
  'outstanding',
  'at the server',
  'acked p99',
];

/** Returns everything that was measured, as Markdown. */
export function ingestReport(result: IngestResult, goals: readonly Goal[]): string {
  const { machine, plan } = result;
  const sqlite = rates(result.sqlite).join(' rows/s, ');
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.platform}, Node ${machine.node}; load before: ${machine.load}`,
    '### Beside the limit\n',
    limitTable(result),
    `\nSQLite alone, the same rows in groups of 256, synchronous=FULL: ${sqlite} (${result.sqlite.length} runs).`,
    '\n### CPU time of an event, µs\n',
    costTable(result),
    `\n### Subscriptions (gRPC, ${whole(plan.backlogs.at(-1) ?? 0)} events in all)\n`,
    subscriptionTable(result),
    '\n### Events in the database before\n',
    databaseTable(result),
    '\n### The process\n',
    table(PROCESS_HEAD, processRows(result)),
    ...appPart(result),
    '\n### Goals\n',
    goalTable(goals),
    ...reductions(result),
  ].join('\n');
}

/** Two cells: the median, and the minimum and maximum. */
function rates(values: readonly number[]): [string, string] {
  if (values.length === 0) return ['–', '–'];
  const { median, min, max } = spread(values);
  return [whole(median), `${whole(min)} to ${whole(max)}`];
}

const limitHead = ['runs', 'limit, events/s', 'min to max', 'engine, events/s', 'min to max'];
const limitCells = ({ engine, limit }: Series) => [String(engine.length), ...rates(limit), ...rates(engine)];

function limitTable({ transports, largest }: IngestResult): string {
  const rows = [...transports, ...largest].map((line) => {
    const shares = ratios(line.engine, line.limit);
    if (shares.length === 0) return [line.name, ...limitCells(line), '–', '–'];
    const { median, min, max } = spread(shares);
    return [line.name, ...limitCells(line), fixed(median, 2), `${fixed(min, 2)} to ${fixed(max, 2)}`];
  });
  return table(['transport, backlog', ...limitHead, 'share', 'min to max'], rows);
}

/** Of the backlog that is judged: the client with all its threads beside reading alone and storing alone. */
function costTable(result: IngestResult): string {
  const { median: storing } = spread(result.sqliteCpu);
  const rows = result.transports.slice(-protocols.length).map((line) => {
    const reading = medianOrNull(line.limitCpu) ?? Number.NaN;
    const engine = medianOrNull(line.runs.map(cpuOf)) ?? Number.NaN;
    const times = costs(line, result.sqliteCpu);
    const range =
      times.length === 0 ? '–' : `${fixed(Math.min(...times), 2)} to ${fixed(Math.max(...times), 2)}`;
    return [
      line.name,
      ...[reading, storing, engine].map((value) => fixed(value, 1)),
      fixed(medianOrNull(times) ?? Number.NaN, 2),
      range,
    ];
  });
  const head = [
    'transport, backlog',
    'reading alone',
    'storing alone',
    'the client',
    'times both',
    'min to max',
  ];
  return table(head, rows);
}

function subscriptionTable({ subscriptions }: IngestResult): string {
  const rows = subscriptions.map((line) => [
    line.name,
    ...limitCells(line),
    fixed(medianOrNull(ratios(line.engine, line.limit)) ?? Number.NaN, 2),
  ]);
  return table(['subscriptions', ...limitHead, 'share'], rows);
}

function databaseTable({ databases }: IngestResult): string {
  const empty = medianOrNull(databases[0]?.engine ?? []) ?? Number.NaN;
  const rows = databases.map(({ name, engine }) => [
    name,
    String(engine.length),
    ...rates(engine),
    fixed((medianOrNull(engine) ?? Number.NaN) / empty, 2),
  ]);
  return table(['events', 'runs', 'engine, events/s', 'min to max', 'of an empty one'], rows);
}

/** What this run left out of the full plan, as a list with a heading; nothing when it left out nothing. */
function reductions({ plan, left, failures, noApp }: IngestResult): string[] {
  const { largest, runs } = plan;
  const lines = [
    ...(largest && largest.runs < 5
      ? [`${whole(largest.backlog)} events: ${largest.runs} run(s) of each transport instead of five`]
      : []),
    ...(runs < 5 ? [`${runs} run(s) instead of five`] : []),
    ...left.map((name) => `no time left for: ${name}`),
    ...failures.map((why) => `failed: ${why}`),
    ...(noApp === null ? [] : [`the app: ${noApp}`]),
  ];
  return lines.length === 0 ? [] : ['\nReduced in this run:', ...lines.map((line) => `- ${line}`)];
}

/** The worst of the runs of each series. */
function processRows(result: IngestResult): string[][] {
  const { transports, largest, databases, subscriptions, live } = result;
  const named = (prefix: string) => (line: Series) => ({ ...line, name: `${prefix}${line.name}` });
  const lines = [
    ...transports,
    ...largest,
    ...databases.map(named('database of ')),
    ...subscriptions.map(named('subscriptions: ')),
    ...(live ? [{ name: '1,000 events/s', limit: [], engine: [], limitCpu: [], runs: [live] }] : []),
  ];
  const mb = (bytes: number) => fixed(bytes / MB, 0);
  return lines
    .filter(({ runs }) => runs.length > 0)
    .map(({ name, runs }) => {
      const worst = (of: (run: EngineRun) => number) => Math.max(...runs.map(of));
      return [
        name,
        mb(worst((r) => r.before.heap)),
        mb(worst((r) => r.after.heap)),
        mb(worst((r) => r.peak.heap)),
        mb(worst((r) => r.before.rss)),
        mb(worst((r) => r.after.rss)),
        mb(worst((r) => r.peak.rss)),
        `${fixed(
          worst((r) => r.loop.max),
          1,
        )} ms`,
        whole(worst((r) => r.mostOutstanding)),
        whole(worst((r) => r.serverMostOutstanding)),
        `${fixed(
          worst((r) => r.storedToAcked.p99),
          1,
        )} ms`,
      ];
    });
}

function appPart({ app, transports }: IngestResult): string[] {
  if (app.length === 0) return [];
  const limit = medianOrNull(transports.at(-protocols.length)?.limit ?? []) ?? Number.NaN;
  const rates = spread(app.map(({ events, ms }) => (events / ms) * 1000));
  const row = [
    String(app.length),
    whole(rates.median),
    `${whole(rates.min)} to ${whole(rates.max)}`,
    fixed(rates.median / limit, 2),
    `${fixed(Math.max(...app.map(({ loopMax }) => loopMax)), 1)} ms`,
    whole(Math.max(...app.map(({ serverMostOutstanding }) => serverMostOutstanding))),
  ];
  return [
    `\n### The app with its feed open (Electron ${app[0]?.electron}, gRPC)\n`,
    table(['runs', 'acked events/s', 'min to max', 'share', 'loop blocked', 'at the server'], [row]),
  ];
}

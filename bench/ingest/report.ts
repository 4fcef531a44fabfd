import { type Goal, goal, goalTable } from '../lib/goals.ts';
import { median, ratios, type Spread, spread } from '../lib/stats.ts';
import { fixed, table, whole } from '../lib/table.ts';
import type { EngineRun } from './measure.ts';
import { type IngestResult, protocols } from './run.ts';
import type { Series } from './series.ts';

const MB = 1_048_576;
const none = (values: readonly number[]) => values.length === 0;
const middle = (values: readonly number[]) => (none(values) ? null : median(values));
const greatest = (values: readonly number[]) => (none(values) ? null : Math.max(...values));

/** Every figure of the list, with its goal. */
export function ingestGoals(result: IngestResult): Goal[] {
  const { plan } = result;
  const usual = plan.backlogs.at(-1) ?? 0;
  const judged = result.transports.slice(-protocols.length);
  const ofTransports = protocols.map((protocol, n) => {
    const line = judged[n];
    const value = line ? middle(ratios(line.engine, line.limit)) : null;
    return goal(`${protocol}: share of the limit`, value, 'at least', 0.75, '', `backlog ${whole(usual)}`);
  });
  const grpcLimit = middle(judged[0]?.limit ?? []);
  const appRates = result.app.map(({ events, ms }) => (events / ms) * 1000);
  const app = none(appRates) || grpcLimit === null ? null : median(appRates) / grpcLimit;
  const empty = middle(result.databases[0]?.engine ?? []);
  const full = middle(result.databases.at(-1)?.engine ?? []);
  const slope = empty === null || full === null ? null : (1 - full / empty) * 100;
  const all = allRuns(result);
  const largest = result.largest.flatMap(({ runs }) => runs);
  const growth = greatest(largest.map(({ before, after }) => (after.heap - before.heap) / MB));
  const rss = greatest(largest.map(({ before, after }) => (after.rss - before.rss) / MB));
  const loops = all.map(({ loop }) => loop.max);
  const server = greatest(all.map(({ serverMostOutstanding }) => serverMostOutstanding));
  return [
    ...ofTransports,
    goal('grpc with the feed open: share of the limit', app, 'at least', 0.6, '', result.noApp ?? ''),
    goal(
      `memory growth over ${whole(plan.largest?.backlog ?? 1_000_000)}`,
      growth,
      'below',
      30,
      'MB',
      rss === null ? '' : `heap and external after gc; resident set ${fixed(rss, 1)} MB`,
    ),
    goal(
      `slower with ${whole(plan.databases.at(-1) ?? 0)} events in the database`,
      slope,
      'at most',
      15,
      '%',
    ),
    goal(
      'most deliveries outstanding',
      greatest(all.map(({ mostOutstanding }) => mostOutstanding)),
      'below',
      800,
      '',
      server === null
        ? ''
        : `read and not acked; the server counts those in the buffers too: ${whole(server)}`,
    ),
    goal('stored to acked at 1,000/s, p99', result.live?.storedToAcked.p99 ?? null, 'at most', 250, 'ms'),
    goal('event loop blocked, longest of all runs', greatest(loops), 'at most', 50, 'ms'),
    goal(
      'event loop blocked with the feed open',
      greatest(result.app.map(({ loopMax }) => loopMax)),
      'at most',
      50,
      'ms',
    ),
    goal(
      'events lost or stored twice',
      all.reduce((sum, run) => sum + Math.abs(run.events - run.added), 0),
      'at most',
      0,
      '',
    ),
    goal(
      'acks the server did not get',
      all.reduce((sum, run) => sum + Math.abs(run.events - run.serverAcked), 0),
      'at most',
      0,
      '',
    ),
  ];
}

/** Everything that was measured, as Markdown. */
export function ingestReport(result: IngestResult, goals: readonly Goal[]): string {
  const { machine, plan } = result;
  const rates = (value: Spread | null) =>
    value === null ? ['–', '–'] : [whole(value.median), `${whole(value.min)} to ${whole(value.max)}`];
  const of = (values: readonly number[]) => (none(values) ? null : spread(values));
  const pairs = [...result.transports, ...result.largest].map((line) => {
    const ratio = of(ratios(line.engine, line.limit));
    return [
      line.name,
      String(line.engine.length),
      ...rates(of(line.limit)),
      ...rates(of(line.engine)),
      ratio === null ? '–' : fixed(ratio.median, 2),
      ratio === null ? '–' : `${fixed(ratio.min, 2)} to ${fixed(ratio.max, 2)}`,
    ];
  });
  const head = [
    'runs',
    'limit, events/s',
    'min to max',
    'engine, events/s',
    'min to max',
    'share',
    'min to max',
  ];
  const subscriptions = result.subscriptions.map((line) => [
    line.name,
    String(line.engine.length),
    ...rates(of(line.limit)),
    ...rates(of(line.engine)),
    fixed(middle(ratios(line.engine, line.limit)) ?? Number.NaN, 2),
  ]);
  const databases = result.databases.map((line) => [
    line.name,
    String(line.engine.length),
    ...rates(of(line.engine)),
    fixed((middle(line.engine) ?? Number.NaN) / (middle(result.databases[0]?.engine ?? []) ?? Number.NaN), 2),
  ]);
  const sqlite = of(result.sqlite);
  const parts = [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.platform}, Node ${machine.node}; load before: ${machine.load}`,
    '### Beside the limit\n',
    table(['transport, backlog', ...head], pairs),
    `\nSQLite alone, the same rows in groups of 256, synchronous=FULL: ${rates(sqlite).join(' rows/s, ')} (${result.sqlite.length} runs).`,
    `\n### Subscriptions (gRPC, ${whole(plan.backlogs.at(-1) ?? 0)} events in all)\n`,
    table(['subscriptions', ...head.slice(0, 6)], subscriptions),
    '\n### Events in the database before\n',
    table(['events', 'runs', 'engine, events/s', 'min to max', 'of an empty one'], databases),
    '\n### The process\n',
    table(
      [
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
      ],
      processRows(result),
    ),
    ...appPart(result),
    '\n### Goals\n',
    goalTable(goals),
  ];
  const reduced = [
    ...(plan.largest && plan.largest.runs < 5
      ? [
          `${whole(plan.largest.backlog)} events: ${plan.largest.runs} run(s) of each transport instead of five`,
        ]
      : []),
    ...(plan.runs < 5 ? [`${plan.runs} run(s) instead of five`] : []),
    ...result.left.map((name) => `no time left for: ${name}`),
    ...result.failures.map((why) => `failed: ${why}`),
    ...(result.noApp === null ? [] : [`the app: ${result.noApp}`]),
  ];
  if (reduced.length > 0) parts.push('\nReduced in this run:', ...reduced.map((line) => `- ${line}`));
  return parts.join('\n');
}

/** Every run of the engine but that of the app. */
function allRuns(result: IngestResult): EngineRun[] {
  const { transports, largest, databases, subscriptions, live } = result;
  const lines = [...transports, ...largest, ...databases, ...subscriptions];
  return [...lines.flatMap(({ runs }) => runs), ...(live ? [live] : [])];
}

/** The worst of the runs of each line. */
function processRows(result: IngestResult): string[][] {
  const { transports, largest, databases, subscriptions, live } = result;
  const named = (prefix: string) => (line: Series) => ({ ...line, name: `${prefix}${line.name}` });
  const lines = [
    ...transports,
    ...largest,
    ...databases.map(named('database of ')),
    ...subscriptions.map(named('subscriptions: ')),
    ...(live ? [{ name: '1,000 events/s', limit: [], engine: [], runs: [live] }] : []),
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
  const limit = middle(transports.at(-protocols.length)?.limit ?? []) ?? Number.NaN;
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

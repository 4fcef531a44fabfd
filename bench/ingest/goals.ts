import { type Goal, goal } from '../lib/goals.ts';
import { maxOrNull, medianOrNull, ratios } from '../lib/stats.ts';
import { fixed, whole } from '../lib/table.ts';
import type { EngineRun } from './measure.ts';
import { type IngestResult, protocols } from './result.ts';
import { costs } from './series.ts';

const MB = 1_048_576;

/** Every figure that has a goal. */
export function ingestGoals(result: IngestResult): Goal[] {
  return [...shareGoals(result), ...growthGoals(result), ...engineGoals(result), ...correctnessGoals(result)];
}

/** How near the engine comes to the limit. */
function shareGoals(result: IngestResult): Goal[] {
  const usual = result.plan.backlogs.at(-1) ?? 0;
  const judged = result.transports.slice(-protocols.length);
  const ofTransports = protocols.map((protocol, n) => {
    const line = judged[n];
    const value = line ? medianOrNull(ratios(line.engine, line.limit)) : null;
    return goal(`${protocol}: share of the limit`, value, 'at least', 0.5, '', `backlog ${whole(usual)}`);
  });
  const ofCosts = protocols.map((protocol, n) => {
    const line = judged[n];
    const value = line ? medianOrNull(costs(line, result.sqliteCpu)) : null;
    return goal(`${protocol}: CPU time, times reading and storing`, value, 'at most', 1.3, '');
  });
  const grpcLimit = medianOrNull(judged[0]?.limit ?? []);
  const appRate = medianOrNull(result.app.map(({ events, ms }) => (events / ms) * 1000));
  const app = appRate === null || grpcLimit === null ? null : appRate / grpcLimit;
  return [
    ...ofTransports,
    ...ofCosts,
    goal('grpc with the feed open: share of the limit', app, 'at least', 0.6, '', result.noApp ?? ''),
  ];
}

/** What grows with the number of events. */
function growthGoals({ plan, largest, databases }: IngestResult): Goal[] {
  const runs = largest.flatMap((line) => line.runs);
  const heap = maxOrNull(runs.map(({ before, after }) => (after.heap - before.heap) / MB));
  const rss = maxOrNull(runs.map(({ before, after }) => (after.rss - before.rss) / MB));
  const empty = medianOrNull(databases[0]?.engine ?? []);
  const full = medianOrNull(databases.at(-1)?.engine ?? []);
  const slope = empty === null || full === null ? null : (1 - full / empty) * 100;
  const largestDatabase = whole(plan.databases.at(-1) ?? 0);
  return [
    goal(
      `memory growth over ${whole(plan.largest?.backlog ?? 1_000_000)}`,
      heap,
      'below',
      30,
      'MB',
      rss === null ? '' : `heap and external after gc; resident set ${fixed(rss, 1)} MB`,
    ),
    goal(`slower with ${largestDatabase} events in the database`, slope, 'at most', 15, '%'),
  ];
}

/** What the engine may demand of the server and of its own event loop. */
function engineGoals(result: IngestResult): Goal[] {
  const all = allRuns(result);
  const outstanding = maxOrNull(all.map(({ mostOutstanding }) => mostOutstanding));
  const server = maxOrNull(all.map(({ serverMostOutstanding }) => serverMostOutstanding));
  const note =
    server === null ? '' : `read and not acked; the server counts those in the buffers too: ${whole(server)}`;
  const blocked = maxOrNull(all.map(({ loop }) => loop.max));
  const appBlocked = maxOrNull(result.app.map(({ loopMax }) => loopMax));
  return [
    goal('most deliveries outstanding', outstanding, 'below', 800, '', note),
    goal('stored to acked at 1,000/s, p99', result.live?.storedToAcked.p99 ?? null, 'at most', 250, 'ms'),
    goal('event loop blocked, longest of all runs', blocked, 'at most', 33, 'ms'),
    goal('event loop blocked, p99', maxOrNull(all.map(({ loop }) => loop.p99)), 'at most', 10, 'ms'),
    goal('event loop blocked with the feed open', appBlocked, 'at most', 33, 'ms'),
  ];
}

/** What no speed makes up for. */
function correctnessGoals(result: IngestResult): Goal[] {
  const all = allRuns(result);
  const wrong = all.reduce((sum, run) => sum + Math.abs(run.events - run.added), 0);
  const unacked = all.reduce((sum, run) => sum + Math.abs(run.events - run.serverAcked), 0);
  return [
    goal('events lost or stored twice', wrong, 'at most', 0, ''),
    goal('acks the server did not get', unacked, 'at most', 0, ''),
  ];
}

/** Every run of the engine except those inside the app. */
function allRuns(result: IngestResult): EngineRun[] {
  const { transports, largest, databases, subscriptions, live } = result;
  const lines = [...transports, ...largest, ...databases, ...subscriptions];
  return [...lines.flatMap(({ runs }) => runs), ...(live ? [live] : [])];
}

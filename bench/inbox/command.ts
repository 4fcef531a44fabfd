import { parseArgs } from 'node:util';
import { endBench, secondsSince } from '../lib/end-bench.ts';
import { type Goal, goal } from '../lib/goals.ts';
import { machine } from '../lib/machine.ts';
import { type InboxFigures, measureInbox } from './measure.ts';

const MANY = 1_000_000;
const FEW = 20_000;

/** Runs `bench inbox`. Returns the exit code: 1 when something could not be measured; missed goals do not count. */
export async function runInboxCommand(args: string[]): Promise<number> {
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({ args, options: { short: flag, json: flag } });
  const began = performance.now();
  const on = machine();
  const figures = await measureInbox(values.short ? FEW : MANY);
  const { markedCount, undoneCount } = figures;
  const isWhole = markedCount === undoneCount && markedCount > 0;
  return endBench({
    name: 'inbox',
    seconds: secondsSince(began),
    machine: on,
    goals: inboxGoals(figures),
    details: figures,
    failures: isWhole ? [] : [`${markedCount} were marked, and ${undoneCount} are open again`],
    values,
  });
}

function inboxGoals(figures: InboxFigures): Goal[] {
  const all = figures.notifications.toLocaleString('en-US');
  return [
    goal(`first page of ${all}`, figures.firstPage, 'below', 200, 'ms'),
    goal('first page of requests', figures.requests, 'below', 200, 'ms', 'one stands for a tenth of all'),
    goal('last page', figures.lastPage, 'below', 3_000, 'ms'),
    goal('count', figures.count, 'below', 1_000, 'ms', `${figures.rows} rows`),
    goal('search', figures.search, 'below', 30_000, 'ms', 'every notification is looked at, beside the rows'),
    goal(
      'all but ten acknowledged',
      figures.marked,
      'below',
      30_000,
      'ms',
      `${figures.markedCount} marked, until undo is offered`,
    ),
    goal('undone', figures.undone, 'below', 30_000, 'ms', `${figures.undoneCount} open again`),
    goal('sent to the server', figures.sentEachSecond, 'at least', 1_000, '/s'),
    goal('longest block of the main process', figures.longestBlock, 'below', 200, 'ms'),
  ];
}

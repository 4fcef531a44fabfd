import { expect, test } from 'vitest';
import { noChange } from '../../core/model/change.ts';
import type { EventRow } from '../../core/model/event.ts';
import { AosError, problem } from '../../core/model/problem.ts';
import { createLatestEvents } from './latest-events.ts';

function setUp() {
  const log: string[] = [];
  const state = { reads: 0, fails: null as Error | null };
  const feedPage = async () => {
    state.reads++;
    if (state.fails) throw state.fails;
    return [{ id: state.reads }] as EventRow[];
  };
  return { state, log, latest: createLatestEvents({ feedPage }, (line) => void log.push(line)) };
}

test('the events are read again when some came or changed, and not with every look at the server', async () => {
  const { state, latest } = setUp();
  expect(await latest.read()).toEqual([{ id: 1 }]);
  latest.change({ ...noChange(), state: true, inbox: true });
  expect(await latest.read()).toEqual([{ id: 1 }]);
  expect(state.reads).toBe(1);
  latest.change({ ...noChange(), altered: true });
  expect(await latest.read()).toEqual([{ id: 2 }]);
  latest.refresh();
  expect(await latest.read()).toEqual([{ id: 3 }]);
});

test('events that could not be read are read with the next change, and why is logged unless the app is starting', async () => {
  const { state, log, latest } = setUp();
  state.fails = new AosError(problem('still-starting'));
  expect(await latest.read()).toEqual([]);
  expect(log).toEqual([]);
  state.fails = new Error('no');
  await latest.read();
  expect(log).toEqual(['latest events for the tray: Error: no']);
  state.fails = null;
  expect(await latest.read()).toEqual([{ id: 3 }]);
});

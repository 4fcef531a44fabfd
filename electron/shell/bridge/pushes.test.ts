import { expect, test } from 'vitest';
import { incoming } from '../../core/testing/messages.ts';
import type { AppState, Goto, Pushed } from '../../ipc/contract.ts';
import { change, standingClock } from '../testing/fixtures.ts';
import { createPushes } from './pushes.ts';

const state = { accounts: [] } as unknown as AppState;

function setUp() {
  const clock = standingClock();
  const sent: [string, unknown][] = [];
  let reachable = true;
  const pushes = createPushes({
    clock,
    state: () => state,
    isReachable: () => reachable,
    send: (push, value) => sent.push([push, value]),
  });
  const reach = (yes: boolean) => {
    reachable = yes;
  };
  return { clock, sent, pushes, reach };
}

const event = (id: number) => ({ id, event: incoming({ seq: BigInt(id) }), derived: false });

const rows = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => event(from + index));

test('a thousand changes within a frame are one message per channel', () => {
  const { clock, sent, pushes } = setUp();
  for (let id = 1; id <= 1000; id++) pushes.change(change({ added: [event(id)], state: true, inbox: true }));
  expect(sent).toEqual([]);
  clock.move(16);
  expect(sent.map(([push]) => push)).toEqual(['app.state', 'feed.changed', 'inbox.changed']);
});

test('the first change after a quiet frame is sent at once, the next ones a frame later', () => {
  const { clock, sent, pushes } = setUp();
  pushes.change(change({ added: rows(1, 1) }));
  clock.move(0);
  expect(sent).toHaveLength(1);
  pushes.change(change({ added: rows(2, 2) }));
  clock.move(15);
  pushes.change(change({ added: rows(3, 3) }));
  expect(sent).toHaveLength(1);
  clock.move(1);
  expect(sent[1]).toEqual(['feed.changed', { added: 2, altered: false }]);
  clock.move(16);
  pushes.change(change({ added: rows(4, 4) }));
  clock.move(0);
  expect(sent).toHaveLength(3);
});

test('new events are counted', () => {
  const { clock, sent, pushes } = setUp();
  pushes.change(change({ added: rows(1, 30) }));
  pushes.change(change({ added: rows(31, 120) }));
  pushes.change(change({ added: rows(121, 122), altered: true }));
  clock.move(16);
  expect(sent).toEqual([['feed.changed', { added: 122, altered: true }]]);
});

test('while the window is hidden, a bounded number of changes is kept, and sent once when it is back', () => {
  const { clock, sent, pushes, reach } = setUp();
  reach(false);
  for (let id = 1; id <= 5000; id++) {
    const bulk = {
      bulk: `b${id}`,
      account: 'a',
      total: 1,
      settled: 1,
      failed: 0,
      requests: 0,
      level: null,
      undoUntil: 0,
    };
    pushes.change(change({ added: [event(id)], bulks: [bulk], state: true }));
  }
  clock.move(1000);
  expect(sent).toEqual([]);
  reach(true);
  pushes.flush();
  clock.move(16);
  expect(sent).toHaveLength(3);
  expect(sent[1]?.[1]).toEqual({ added: 5000, altered: false });
  const inbox = sent[2]?.[1] as Pushed<'inbox.changed'>;
  expect(inbox.bulks).toHaveLength(100);
});

test('a click waits for the window, and only the last one counts', () => {
  const { clock, sent, pushes, reach } = setUp();
  const to = (id: number): Goto => ({ screen: 'feed', account: 'a', event: id });
  reach(false);
  pushes.goto(to(1));
  pushes.goto(to(2));
  reach(true);
  pushes.flush();
  clock.move(16);
  expect(sent).toEqual([['goto', to(2)]]);
});

test('without changes nothing is sent', () => {
  const { clock, sent, pushes } = setUp();
  pushes.flush();
  clock.move(16);
  pushes.change(change());
  clock.move(16);
  expect(sent).toEqual([]);
});

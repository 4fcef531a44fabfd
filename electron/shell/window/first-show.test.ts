import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { standingClock } from '../testing/fixtures.ts';
import { showFirst } from './first-show.ts';

function setUp() {
  const clock = standingClock();
  const events = new EventEmitter();
  const page = new EventEmitter();
  let shown = 0;
  const window = Object.assign(events, { isDestroyed: () => false, webContents: page });
  showFirst(window as unknown as Parameters<typeof showFirst>[0], clock, () => shown++);
  return { clock, events, page, shown: () => shown };
}

test('a window is shown with its first frame, once', () => {
  const { clock, events, shown } = setUp();
  expect(shown()).toBe(0);
  events.emit('ready-to-show');
  expect(shown()).toBe(1);
  clock.move(10_000);
  expect(shown()).toBe(1);
});

test('a window whose first frame does not come is shown all the same, and not twice', () => {
  const { clock, events, shown } = setUp();
  clock.move(3_000);
  expect(shown()).toBe(1);
  events.emit('ready-to-show');
  expect(shown()).toBe(1);
});

test('a page that has loaded is shown soon, also where nothing tells of its first frame', () => {
  const { clock, events, page, shown } = setUp();
  clock.move(200);
  page.emit('did-finish-load');
  expect(shown()).toBe(0);
  clock.move(80);
  expect(shown()).toBe(1);
  events.emit('ready-to-show');
  clock.move(3_000);
  expect(shown()).toBe(1);
});

test('a window that was closed before is not shown', () => {
  const { clock, events, shown } = setUp();
  events.emit('close');
  clock.move(3_000);
  events.emit('ready-to-show');
  expect(shown()).toBe(0);
});

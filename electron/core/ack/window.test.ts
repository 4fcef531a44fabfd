import { expect, test } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createAckWindow } from './window.ts';

const never = new AbortController().signal;

test('reading stops at the limit and goes on when acks make room', async () => {
  const window = createAckWindow(3);
  window.read(1, 2);
  expect(window.open(1)).toBe(true);
  window.read(1);
  expect(window.open(1)).toBe(false);
  let on = false;
  void window.room(1, never).then(() => {
    on = true;
  });
  await settle();
  expect(on).toBe(false);
  window.acked(1, 1);
  await settle();
  expect(on).toBe(true);
  expect(window.most).toBe(3);
});

test('each subscription has a window of its own', async () => {
  const window = createAckWindow(1);
  window.read(1);
  expect(window.open(2)).toBe(true);
  await window.room(2, never);
});

test('too many acks count as none outstanding', () => {
  const window = createAckWindow(2);
  window.acked(1, 5);
  window.read(1);
  expect(window.outstanding(1)).toBe(1);
});

test('a stopped subscription waits no longer', async () => {
  const window = createAckWindow(1);
  window.read(1);
  const abort = new AbortController();
  const room = window.room(1, abort.signal);
  abort.abort();
  await room;
  await window.room(1, abort.signal);
});

import { expect, test } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createAckWindow } from './window.ts';

const never = new AbortController().signal;

test('reading stops at the limit and goes on when acks make room', async () => {
  const window = createAckWindow(3);
  window.read('a', 2);
  expect(window.isOpen('a')).toBe(true);
  window.read('a');
  expect(window.isOpen('a')).toBe(false);
  let on = false;
  void window.room('a', never).then(() => {
    on = true;
  });
  await settle();
  expect(on).toBe(false);
  window.acked('a', 1);
  await settle();
  expect(on).toBe(true);
  expect(window.most).toBe(3);
});

test('each consumer has a window of its own', async () => {
  const window = createAckWindow(1);
  window.read('a');
  expect(window.isOpen('b')).toBe(true);
  await window.room('b', never);
});

test('too many acks count as none outstanding', () => {
  const window = createAckWindow(2);
  window.acked('a', 5);
  window.read('a');
  expect(window.outstanding('a')).toBe(1);
});

test('a stopped reader waits no longer', async () => {
  const window = createAckWindow(1);
  window.read('a');
  const abort = new AbortController();
  const room = window.room('a', abort.signal);
  abort.abort();
  await room;
  await window.room('a', abort.signal);
});

test('a batch waits until half of the one before is acked, whatever the limit of a stream', async () => {
  const window = createAckWindow(3);
  window.read('a', 10);
  let asked = false;
  void window.room('a', never, 6).then(() => {
    asked = true;
  });
  window.acked('a', 4);
  await settle();
  expect(asked).toBe(false);
  window.acked('a', 1);
  await settle();
  expect(asked).toBe(true);
});

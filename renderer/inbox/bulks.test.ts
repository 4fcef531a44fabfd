import { beforeEach, describe, expect, it } from 'vitest';
import { type BulkPart, isOver } from './bulks.ts';
import { useInbox } from './inbox-store.ts';

const part = (account: string, change: Partial<BulkPart> = {}): BulkPart => ({
  bulk: 'b',
  account,
  total: 2,
  settled: 0,
  failed: 0,
  requests: 0,
  level: null,
  undoUntil: 500,
  ...change,
});
const store = () => useInbox.getState();

beforeEach(() => useInbox.setState({ bulks: [], parts: [] }));

describe('an acknowledgement over two accounts', () => {
  it('is one', () => {
    store().takeParts([part('one'), part('two')]);
    expect(store().bulks).toEqual([whole(0, 0)]);
  });
  it('is over when the parts of both accounts are, and not before', () => {
    store().takeParts([part('one', { settled: 2 }), part('two', { settled: 1 })]);
    expect(store().bulks.map(isOver)).toEqual([false]);
    store().takeParts([part('two', { settled: 2 })]);
    expect(store().bulks).toEqual([whole(4, 0)]);
    expect(store().bulks.map(isOver)).toEqual([true]);
  });
  it('counts what failed in either account', () => {
    store().takeParts([part('one', { settled: 2 }), part('two', { settled: 1, failed: 1 })]);
    expect(store().bulks).toEqual([whole(3, 1)]);
    expect(store().bulks.map(isOver)).toEqual([true]);
  });
  it('goes as a whole when it is undone or closed', () => {
    store().takeParts([part('one'), part('two'), part('one', { bulk: 'other' })]);
    store().dropBulk('b');
    expect(store().bulks.map(({ bulk }) => bulk)).toEqual(['other']);
  });
  it('comes back as one when it is reported again after it was closed', () => {
    store().takeParts([part('one'), part('two')]);
    store().dropBulk('b');
    store().takeParts([part('one', { settled: 2 }), part('two', { failed: 2 })]);
    expect(store().bulks).toEqual([whole(2, 2)]);
  });
});

const whole = (settled: number, failed: number) => ({
  bulk: 'b',
  total: 4,
  settled,
  failed,
  requests: 0,
  level: null,
  undoUntil: 500,
});

import { beforeEach, describe, expect, it } from 'vitest';
import { type BulkPart, isOver } from './bulks.ts';
import { useInbox } from './inbox-store.ts';

const part = (account: string, change: Partial<BulkPart> = {}): BulkPart => ({
  bulk: `${account}/b`,
  account,
  total: 2,
  settled: 0,
  failed: 0,
  undoUntil: 500,
  ...change,
});
const begun = { bulk: 'one/b two/b', count: 4, undoUntil: 400 };
const store = () => useInbox.getState();

beforeEach(() => useInbox.setState({ bulks: [], parts: [], begun: [] }));

describe('an acknowledgement over two accounts', () => {
  it('is one, whether its parts are reported before it or after', () => {
    store().takeParts([part('one')]);
    store().beginBulk(begun);
    store().takeParts([part('two')]);
    expect(store().bulks).toEqual([begunAs(0, 0)]);
  });
  it('is over when the parts of both accounts are, and not before', () => {
    store().beginBulk(begun);
    store().takeParts([part('one', { settled: 2 }), part('two', { settled: 1 })]);
    expect(store().bulks.map(isOver)).toEqual([false]);
    store().takeParts([part('two', { settled: 2 })]);
    expect(store().bulks).toEqual([begunAs(4, 0)]);
    expect(store().bulks.map(isOver)).toEqual([true]);
  });
  it('counts what failed in either account', () => {
    store().beginBulk(begun);
    store().takeParts([part('one', { settled: 2 }), part('two', { settled: 1, failed: 1 })]);
    expect(store().bulks).toEqual([begunAs(3, 1)]);
    expect(store().bulks.map(isOver)).toEqual([true]);
  });
  it('goes as a whole when it is undone or closed', () => {
    store().beginBulk(begun);
    store().takeParts([part('one'), part('two'), part('three')]);
    store().dropBulk(begun.bulk);
    expect(store().bulks.map(({ bulk }) => bulk)).toEqual(['three/b']);
  });
  it('comes back as one when it is reported again after it was closed', () => {
    store().beginBulk(begun);
    store().takeParts([part('one'), part('two')]);
    store().dropBulk(begun.bulk);
    store().takeParts([part('one', { settled: 2 }), part('two', { failed: 2 })]);
    expect(store().bulks).toEqual([begunAs(2, 2)]);
  });
});

const begunAs = (settled: number, failed: number) => ({
  bulk: begun.bulk,
  total: begun.count,
  settled,
  failed,
  undoUntil: begun.undoUntil,
});

import { expect, it, vi } from 'vitest';
import { say, useToasts } from './toast-store.ts';
import { newestUndoable, undoNewest } from './undoables.ts';

it('undoes the newest that can be undone, once', () => {
  const [older, newer] = [vi.fn(), vi.fn()];
  vi.useFakeTimers();
  say('one', { label: 'Undo', run: older });
  vi.advanceTimersByTime(1);
  say('two', { label: 'Undo', run: newer });
  say('three');
  expect(newestUndoable()?.text).toBe('two');
  undoNewest();
  expect(newer).toHaveBeenCalledOnce();
  expect(older).not.toHaveBeenCalled();
  undoNewest();
  expect(older).toHaveBeenCalledOnce();
  expect(newestUndoable()).toBeNull();
  undoNewest();
  expect(useToasts.getState().toasts.map(({ text }) => text)).toEqual(['three']);
  vi.useRealTimers();
});

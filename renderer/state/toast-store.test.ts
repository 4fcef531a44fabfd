import { expect, it, vi } from 'vitest';
import { say, undoNewest, useToasts } from './toast-store.ts';

it('undoes the newest that can be undone, once', () => {
  const [older, newer] = [vi.fn(), vi.fn()];
  say('one', { label: 'Undo', run: older });
  say('two', { label: 'Undo', run: newer });
  say('three');
  expect(undoNewest()).toBe(true);
  expect(newer).toHaveBeenCalledOnce();
  expect(older).not.toHaveBeenCalled();
  expect(undoNewest()).toBe(true);
  expect(older).toHaveBeenCalledOnce();
  expect(undoNewest()).toBe(false);
  expect(useToasts.getState().toasts.map(({ text }) => text)).toEqual(['three']);
});

import { expect, it } from 'vitest';
import { changeFor, levelOf } from './alert-level.tsx';

it('shows a muted one as none, and finds its level again when it is heard again', () => {
  expect(levelOf({ muted: false, alerts: 'important' })).toBe('important');
  expect(levelOf({ muted: true, alerts: 'important' })).toBe('none');
  expect(changeFor('none')).toEqual({ muted: true });
  expect(changeFor('important')).toEqual({ muted: false, alerts: 'important' });
  expect(changeFor('all')).toEqual({ muted: false, alerts: 'all' });
});

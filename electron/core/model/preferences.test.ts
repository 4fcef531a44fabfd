import { expect, test } from 'vitest';
import { PreferencesChange } from './preferences.ts';

test('what is no preference cannot be changed as one', () => {
  expect(PreferencesChange.safeParse({ theme: 'dark' }).success).toBe(true);
  expect(PreferencesChange.safeParse({ shortcut: 'Control+Alt+K' }).success).toBe(false);
});

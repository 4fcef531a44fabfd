import { expect, test } from 'vitest';
import { portalTrigger } from './portal-trigger.ts';

test.each([
  ['Control+Alt+K', 'CTRL+ALT+k'],
  ['Control+Alt+Shift+Super+1', 'CTRL+ALT+SHIFT+LOGO+1'],
  ['Alt+F12', 'ALT+F12'],
  ['Super+Space', 'LOGO+space'],
  ['Control+PageDown', 'CTRL+Page_Down'],
  ['Control+Up', 'CTRL+Up'],
])('%s is %s to a portal', (keys, trigger) => expect(portalTrigger(keys)).toBe(trigger));

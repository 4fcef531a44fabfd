import { expect, it } from 'vitest';
import type { AppState, Finding } from '../../electron/ipc/contract.ts';
import { reportText } from './report.ts';

const app = { about: { app: '1', electron: '1', platform: 'linux', desktop: '' }, accounts: [] };

const lineOf = (finding: Finding) => {
  const lines = [{ key: 'one', label: 'Check', result: { finding, tone: 'good' as const } }];
  return reportText(app as unknown as AppState, lines, [])
    .split('\n')
    .find((line) => line.startsWith('- Check'));
};

it('has what the screen leaves out of a finding', () => {
  const dunst = { name: 'dunst', version: '1.9', capabilities: ['body', 'actions'] };
  expect(lineOf({ code: 'notifications-work', ...dunst })).toBe(
    '- Check: dunst shows banners. (1.9, body, actions)',
  );
  expect(lineOf({ code: 'keychain-works', backend: 'gnome_libsecret' })).toBe(
    '- Check: Tokens can be kept in the keychain. (gnome_libsecret)',
  );
  expect(lineOf({ code: 'bus-works' })).toBe('- Check: The message bus answers.');
});

import { expect, test } from 'vitest';
import { isOwnPage, type Sent } from './own-page.ts';

const window = { webContents: {} };
const frame = { parent: null, origin: 'app://aruna' };

test('a message of the window’s own page is trusted', () => {
  expect(isOwnPage(window, { sender: window.webContents, senderFrame: frame })).toBe(true);
});

const origins = ['https://aruna', 'app://other', 'app://aruna.example', 'null', 'file://', ''];
const strangers: readonly (readonly [from: string, sent: Sent])[] = [
  ['another window', { sender: {}, senderFrame: frame }],
  ['a frame in the page', { sender: window.webContents, senderFrame: { ...frame, parent: frame } }],
  ['a frame that is gone', { sender: window.webContents, senderFrame: null }],
  ...origins.map(
    (origin) => [origin, { sender: window.webContents, senderFrame: { ...frame, origin } }] as const,
  ),
];

test.each(strangers)('a message from %s is not', (_, sent) => {
  expect(isOwnPage(window, sent)).toBe(false);
});

test('without a window nothing is trusted', () => {
  expect(isOwnPage(null, { sender: window.webContents, senderFrame: frame })).toBe(false);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasLink, linkParts } from './links.ts';

const linksIn = (text: string) => linkParts(text).flatMap(({ text: part, isLink }) => (isLink ? part : []));

test.each([
  ['See https://aruna.example/status.', ['https://aruna.example/status']],
  [
    '(https://aruna.example/a_(b)), and https://b.example:8443/?q=1#x!',
    ['https://aruna.example/a_(b)', 'https://b.example:8443/?q=1#x'],
  ],
  ['one\nhttps://a.example\nhttps://b.example', ['https://a.example', 'https://b.example']],
  ['[notes](https://a.example/notes) <https://b.example>', ['https://a.example/notes', 'https://b.example']],
])('%s', (text, links) => {
  expect(linksIn(text)).toEqual(links);
});

test.each([
  ['not encrypted', 'http://aruna.example'],
  ['another scheme', 'javascript:alert(1) file:///etc/passwd smb://x/y aruna-notify://open'],
  ['a name in front of the host', 'https://aruna.example@evil.example/'],
  ['a password', 'https://aruna.example:pass@evil.example/'],
  ['letters of another script', 'https://аruna.example/'],
  ['a number for a host', 'https://2130706433/'],
  ['a host in another spelling', 'https://127.1/'],
  ['a host that is no host', 'https://a..b%zz/'],
  ['a sign that browsers read as a slash', 'https:\\\\evil.example'],
  ['a text without end', `https://a.example/${'x'.repeat(3_000)}`],
])('no link: %s', (_what, text) => {
  expect(linksIn(text)).toEqual([]);
});

test('the parts are the text, and a link leads to what it says', () => {
  const piece = fc.constantFrom(
    'https://',
    'a.example',
    '@',
    '/',
    '.',
    ')',
    '(',
    ' ',
    '\n',
    'x',
    ':',
    '1',
    'é',
    '"',
    '#',
    '%',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
      (text) => {
        expect(
          linkParts(text)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
        for (const link of linksIn(text)) {
          const { href, protocol } = new URL(link);
          expect(protocol).toBe('https:');
          expect(href.replace(/\/$/, '').startsWith(link.replace(/[/:#?]+.*$/s, ''))).toBe(true);
        }
      },
    ),
  );
});

test('an address is known as a link of a text only whole', () => {
  const text = 'Read https://a.example/notes and https://b.example.';
  expect(hasLink(text, 'https://a.example/notes')).toBe(true);
  expect(hasLink(text, 'https://a.example/')).toBe(false);
  expect(hasLink(text, 'https://c.example')).toBe(false);
});

import { expect, test } from 'vitest';
import { redact } from './redact.ts';

const jwt = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiIwMUhBIn0.c2lnbmF0dXJl_-x';
const ulid = '01HA8ZCQ5B4Y3MX7K2N6P9RSTV';

test.each([
  [`token ${jwt} was refused`, 'token <token> was refused'],
  [`cut off: ${jwt.slice(0, 20)}`, 'cut off: <token>'],
  ['authorization: Bearer abc123', 'authorization: Bearer <secret>'],
  ['{"Authorization":"Basic dXNlcjpwYXNz"}', '{"Authorization":"Basic <secret>"}'],
  ['sent bearer abcdefgh12345', 'sent bearer <secret>'],
  ['Proxy-Authorization: xyz', 'Proxy-Authorization: <secret>'],
  ['GET https://a.org/cb?code=12ab&state=1', 'GET https://a.org/cb?code=<secret>&state=1'],
  ['?access_token=12ab&x=1', '?access_token=<secret>&x=1'],
  ['{"refresh_token":"12ab","x":1}', '{"refresh_token":"<secret>","x":1}'],
  ['client_secret=a%20b', 'client_secret=<secret>'],
  ['through http://ada:pa%ss@proxy:3128', 'through http://<secret>@proxy:3128'],
  [`no resource ${ulid} there`, 'no resource <id> there'],
  [`no resource ${ulid.toLowerCase()}`, 'no resource <id>'],
  ['user 6f1c2d3e-0a1b-4c5d-8e9f-001122334455', 'user <id>'],
  [`key ${'aZ3_'.repeat(12)}`, 'key <secret>'],
  ['at open (/home/ada/.config/x.ts:3:1)', 'at open (~/.config/x.ts:3:1)'],
])('%s', (text, clean) => {
  expect(redact(text, '/home/ada')).toBe(clean);
});

test.each([
  'whether there is a tray is not known: BusError: there is no message bus',
  "the page's process ended: crashed (139)",
  'refused app.copy: text: Invalid input',
  '    at Object.openConnection (file:///opt/app/out/app/main/main.js:1234:56)',
  'code 14 UNAVAILABLE',
  'aos.example.org:443 answers over gRPC',
])('%s stays as it is', (text) => {
  expect(redact(text, '/home/ada')).toBe(text);
});

test('a line has an end', () => {
  expect(redact('x y '.repeat(100_000)).length).toBeLessThan(8_010);
});

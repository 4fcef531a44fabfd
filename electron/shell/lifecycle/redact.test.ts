import { expect, test } from 'vitest';
import { redact } from './redact.ts';

const jwt = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiIwMUhBIn0.c2lnbmF0dXJl_-x';
const base64 = 'q83vEjRWeJCrze/wEjRWeJCrze8/aZ3+Yx/T0kQ9vLmN4pRs2wHj7UoBcDfGgXyZ1EiKtMuVw=';
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
  [encodeURIComponent(`token=${jwt}&x=1`), 'token%3D<secret>%26x%3D1'],
  [`jwt ${jwt.replaceAll('.', '%2E')} refused`, 'jwt <token> refused'],
  [`'${jwt.slice(0, 30)}' + '${jwt.slice(30)}' refused`, "'<token>' refused"],
  ['authorization%3A%20Bearer%20abc123&x', 'authorization%3A%20Bearer%20<secret>&x'],
  ['Authorization: Bearer', 'Authorization: <secret>'],
  ['grpc: Bearer", "abcdefgh12345" sent', 'grpc: Bearer <secret>" sent'],
  [
    "Metadata { 'authorization' => [ 'Bearer abc' ] }",
    "Metadata { 'authorization' => [ 'Bearer <secret>' ] }",
  ],
  ["[ 'authorization', 'abc123', 'te', 'trailers' ]", "[ 'authorization', '<secret>', 'te', 'trailers' ]"],
  [
    '{"error":"{\\"access_token\\":\\"12ab\\",\\"x\\":1}"}',
    '{"error":"{\\"access_token\\":\\"<secret>\\",\\"x\\":1}"}',
  ],
  ['%7B%22refresh_token%22%3A%2212ab%22%7D', '%7B%22refresh_token%22%3A%22<secret>%22%7D'],
  ['redirect=http%3A%2F%2Fada%3Apw%40proxy', 'redirect=http%3A%2F%2F<secret>@proxy'],
  ['set-cookie: sid=12ab', 'set-cookie: <secret>'],
  ['device_code=12ab&user_code=WDJB', 'device_code=<secret>&user_code=<secret>'],
  [`cut ${base64.slice(0, 60)}`, 'cut <secret>'],
  [base64, '<secret>'],
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
  'refused with status code: see the log',
  `{"code":"unavailable"} code: 'ECONNREFUSED'`,
  'the exit code, a key, and a token, too',
  'file:///opt/Aruna/Notify/resources/app.asar/out/app/main/index-module.js',
  'account …RSTV, record of subscription 3: answer-too-large {"server":"aos.example.org","most":16}',
  'aos.example.org:443 answers over gRPC',
])('%s stays as it is', (text) => {
  expect(redact(text, '/home/ada')).toBe(text);
});

test('a line has an end', () => {
  expect(redact('x y '.repeat(100_000)).length).toBeLessThan(8_010);
});

test('redacting takes no time, whatever the text is', () => {
  for (const part of ['eyJ', 'a', "'", 'token=', '%20', '//', 'A1/', 'bearer ', 'eyJaaaaaaaa" + "']) {
    const began = performance.now();
    redact(part.repeat(10_000));
    expect(performance.now() - began, part).toBeLessThan(500);
  }
});

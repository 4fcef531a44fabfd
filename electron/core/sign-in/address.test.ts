import { expect, test } from 'vitest';
import { isLoopback } from '../transport/loopback.ts';
import { readAddress } from './address.ts';

const ways = (typed: string) => {
  const read = readAddress(typed);
  return read.ok ? read.endpoints.map((e) => `${e.protocol} ${e.url}`) : [];
};

test('a bare host: gRPC on its port and everything on 443, always encrypted', () => {
  expect(ways(' aos.example.org ')).toEqual([
    'grpc https://aos.example.org:50051',
    'grpc https://aos.example.org:443',
    'grpc-web https://aos.example.org:443',
    'connect https://aos.example.org:443',
  ]);
});

test('a port is meant as it is written, for every protocol', () => {
  expect(ways('https://aos.example.org:8443/?x#y')).toEqual([
    'grpc https://aos.example.org:8443',
    'grpc-web https://aos.example.org:8443',
    'connect https://aos.example.org:8443',
  ]);
});

test.each([
  ['https://aos.example.org:8443/api/aos', '/api/aos'],
  ['https://aos.example.org:8443/api/aos///', '/api/aos'],
  ['https://aos.example.org:8443/x/../api/./aos?a#b', '/api/aos'],
  ['https://aos.example.org:8443/a%20b', '/a%20b'],
])('below a path the protocols that have one are tried first, then the root: %s', (typed, path) => {
  expect(ways(typed)).toEqual([
    `grpc-web https://aos.example.org:8443${path}`,
    `connect https://aos.example.org:8443${path}`,
    'grpc https://aos.example.org:8443',
    'grpc-web https://aos.example.org:8443',
    'connect https://aos.example.org:8443',
  ]);
  // What is stored is what is tried again when the person signs in once more.
  const stored = `https://aos.example.org:8443${path}`;
  expect(ways(stored)[0]).toBe(`grpc-web ${stored}`);
});

test('this machine may be asked unencrypted too', () => {
  expect(ways('localhost:50051')).toContain('grpc http://localhost:50051');
  expect(ways('http://127.0.0.1:8080').every((w) => w.includes(' http://'))).toBe(true);
  expect(ways('https://localhost:1').every((w) => w.includes(' https://'))).toBe(true);
  expect(ways('[::1]:50051')).toContain('grpc http://[::1]:50051');
});

test.each([
  ['2001:db8::1', 'https://[2001:db8::1]:50051'],
  ['2001:DB8::1', 'https://[2001:db8::1]:50051'],
  ['https://2001:db8::1/api', 'https://[2001:db8::1]:50051'],
  ['[2001:db8::1]', 'https://[2001:db8::1]:50051'],
  ['[2001:db8::1]:443', 'https://[2001:db8::1]:443'],
  ['::ffff:192.0.2.1', 'https://[::ffff:c000:201]:50051'],
])('an IPv6 address, with brackets or without: %s', (typed, url) => {
  expect(ways(typed).map((way) => way.split(' ')[1])).toContain(url);
});

test.each([
  ['', 'address-missing'],
  ['ftp://aos.example.org', 'address-scheme'],
  ['a b', 'address-invalid'],
  ['fe80::1%eth0', 'address-zone'],
  ['https://[fe80::1%25eth0]:50051', 'address-zone'],
  ['[::1', 'address-invalid'],
  ['host:99999', 'address-invalid'],
])('%j is refused: %s', (typed, code) => {
  expect(readAddress(typed)).toMatchObject({ ok: false, problem: { code } });
});

test('unencrypted ways to another machine are only for asking, until the person agrees', () => {
  const read = readAddress('http://aos.example.org:50051');
  expect(read).toMatchObject({ ok: true, endpoints: [] });
  expect(read.ok && read.exposed.map((e) => e.url)).toContain('http://aos.example.org:50051');
  const agreed = readAddress('aos.example.org:50051', true);
  expect(agreed).toMatchObject({ ok: true, exposed: [] });
  expect(agreed.ok && agreed.endpoints.map((e) => e.encrypted)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('a page of the portal tells where the portal is', () => {
  const read = readAddress('https://portal.example.org/objects/01HZX3N5E6B7C8D9F0G1H2J3K4');
  expect(read).toMatchObject({ portal: 'https://portal.example.org', host: 'portal.example.org' });
});

test('only this machine is this machine', () => {
  expect(
    ['localhost', 'localhost.', 'a.localhost', '127.0.0.1', '127.9.9.9', '[::1]', '[::ffff:7f00:1]'].every(
      isLoopback,
    ),
  ).toBe(true);
  expect(['127.0.0.1.evil.org', 'localhost.evil.org', '1127.0.0.1'].some(isLoopback)).toBe(false);
});

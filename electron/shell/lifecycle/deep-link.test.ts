import { expect, test } from 'vitest';
import { linkOfArguments, readLink } from './deep-link.ts';

test('a link names a server', () => {
  expect(readLink('aruna-notify://connect?server=aos.example.org%3A50051')).toEqual({
    server: 'aos.example.org:50051',
  });
  expect(linkOfArguments(['app', '--hidden', 'aruna-notify://connect?server=aos.example.org'])).toBe(
    'aruna-notify://connect?server=aos.example.org',
  );
});

test('a link may name an institution, completely or not at all, and never a token', () => {
  const link =
    'aruna-notify://connect?server=aos.example.org&issuer=https%3A%2F%2Flogin.example.org&token=secret';
  expect(readLink(link)).toEqual({ server: 'aos.example.org' });
  expect(readLink(`${link}&client=notify`)).toEqual({
    server: 'aos.example.org',
    institution: { issuer: 'https://login.example.org', clientId: 'notify' },
  });
});

test.each([
  'https://connect?server=x',
  'aruna-notify://other?server=x',
  'aruna-notify://connect',
  'aruna-notify://connect?token=secret',
  'aruna-notify://connect?server=a%20b',
  'aruna-notify://connect?server=a%E2%80%AEb',
  `aruna-notify://connect?server=${'x'.repeat(501)}`,
  'nonsense',
])('%s names no server', (link) => {
  expect(readLink(link)).toBeNull();
});

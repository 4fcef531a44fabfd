import { expect, test } from 'vitest';
import { serverOfArguments, serverOfLink } from './deep-link.ts';

test('a link names a server', () => {
  expect(serverOfLink('aruna-notify://connect?server=aos.example.org%3A50051')).toBe('aos.example.org:50051');
  expect(serverOfArguments(['app', '--hidden', 'aruna-notify://connect?server=aos.example.org'])).toBe(
    'aos.example.org',
  );
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
])('%s names none', (link) => {
  expect(serverOfLink(link)).toBeNull();
});

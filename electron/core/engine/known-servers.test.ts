import { expect, test } from 'vitest';
import { createKnownServers } from './known-servers.ts';

const institution = { issuer: 'https://login.example.org', clientId: 'notify' };
const account = { server: 'aos.example.org:50051', portal: 'https://portal.example.org', institution };

test('an account at the same server tells its portal and its institution', () => {
  const known = createKnownServers(() => [account]);
  expect(known.serverHints('aos.example.org')).toEqual({
    portal: 'https://portal.example.org',
    institutions: [institution],
  });
  expect(known.tokenPage(' https://aos.example.org:50051 ')).toBe('https://portal.example.org/user/account');
});

test('nothing is guessed: a server that nobody named has neither, and one of a similar name is another', () => {
  const known = createKnownServers(() => [account]);
  for (const address of [
    '',
    'not an address',
    'example.org',
    'dev.aos.example.org',
    'aos.example.org:8080',
  ]) {
    expect(known.serverHints(address)).toEqual({ portal: null, institutions: [] });
    expect(known.tokenPage(address)).toBeNull();
  }
});

test('what an administrator says counts for each way to write the address, once', () => {
  const known = createKnownServers(() => [{ ...account, portal: null }]);
  known.rememberServer('aos.example.org', { portal: 'https://data.example.org/portal/', institution });
  for (const address of ['aos.example.org', 'https://aos.example.org', 'aos.example.org:50051'])
    expect(known.serverHints(address)).toEqual({
      portal: 'https://data.example.org/portal',
      institutions: [institution],
    });
  expect(known.tokenPage('aos.example.org')).toBe('https://data.example.org/portal/user/account');
});

test('a page of the portal that was typed tells where the portal is', () => {
  const known = createKnownServers(() => []);
  const page = 'https://portal.example.org/objects/01HZX3N5E6B7C8D9F0G1H2J3K4';
  expect(known.tokenPage(page)).toBe('https://portal.example.org/user/account');
  expect(known.tokenPage('http://portal.example.org/objects/01HZX3N5E6B7C8D9F0G1H2J3K4')).toBeNull();
});

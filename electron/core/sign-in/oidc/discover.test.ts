import { expect, test } from 'vitest';
import { discover, isSafeAddress, readIssuer } from './discover.ts';

const issuer = 'https://login.example.org/realms/a';

test.each([
  [issuer, issuer],
  [` ${issuer}/ `, issuer],
  ['login.example.org/realms/a', issuer],
  [`${issuer}/.well-known/openid-configuration`, issuer],
  ['http://localhost:3000', 'http://localhost:3000'],
])('%s is the issuer %s', (typed, read) => {
  expect(readIssuer(typed)).toBe(read);
});

test.each(['', 'http://login.example.org', 'ftp://login.example.org', 'a b', `${issuer}?x=1`, `${issuer}#x`])(
  '%j is none',
  (typed) => {
    expect(() => readIssuer(typed)).toThrow(/issuer-invalid/);
  },
);

test('only https and this machine are opened or told secrets', () => {
  expect(['https://a.example', 'http://127.0.0.1:1', 'http://[::1]/x'].every(isSafeAddress)).toBe(true);
  const unsafe = ['http://a.example', 'file:///etc/passwd', 'javascript:alert(1)', 'smb://a', 'a'];
  expect(unsafe.some(isSafeAddress)).toBe(false);
});

const said = { issuer, token_endpoint: `${issuer}/token`, device_authorization_endpoint: `${issuer}/device` };
const found = (json: object) =>
  discover(issuer, { fetch: async () => Response.json(json), signal: new AbortController().signal });

test('what a provider says of itself is used as far as it may be', async () => {
  expect(await found(said)).toMatchObject({ issuer, scope: 'openid' });
  expect(await found({ ...said, issuer: `${issuer}/` })).toMatchObject({ issuer });
  const scopes_supported = ['openid', 'offline_access'];
  expect(await found({ ...said, scopes_supported })).toMatchObject({ scope: 'openid offline_access' });
  const { device_authorization_endpoint: _, ...noCodes } = said;
  expect(await found(noCodes)).toMatchObject({ deviceEndpoint: null });
});

test.each([
  ['one that speaks for another', { ...said, issuer: 'https://evil.example' }],
  ['one that wants secrets in the open', { ...said, token_endpoint: 'http://login.example.org/token' }],
  ['one whose codes go into the open', { ...said, device_authorization_endpoint: 'http://a.example' }],
  ['none at all', { hello: 'world' }],
])('%s is refused', async (_, json) => {
  await expect(found(json)).rejects.toThrow(/issuer-not-openid/);
});

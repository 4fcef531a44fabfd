import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { issuerOf } from './issuer.ts';

const iss = 'https://login.example.org';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const issuer = issuerOf(iss, [{ ...publicKey.export({ format: 'jwk' }), kid: 'k' }]);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function token(claims: object, header: object = { alg: 'RS256', kid: 'k' }): string {
  const body = `${part(header)}.${part({ iss, sub: 'ada', exp: 2_000, ...claims })}`;
  return `${body}.${sign('RSA-SHA256', Buffer.from(body), privateKey).toString('base64url')}`;
}

test('a token the provider signed says who it is about, until it is over', () => {
  expect(issuer.personOf(token({}), 1_999_999)).toBe('ada');
  expect(issuer.personOf(token({}), 2_000_000)).toBeUndefined();
});

test.each([
  ['of somebody else', token({ iss: 'https://other.example.org' })],
  ['without a person', token({ sub: 7 })],
  ['without an end', token({ exp: null })],
  ['signed by a key nobody knows', token({}, { alg: 'RS256', kid: 'other' })],
  ['without a signature', `${token({}, { alg: 'none', kid: 'k' }).split('.').slice(0, 2).join('.')}.`],
  ['changed', token({}).replace(/^(.*\.)(.*)(\..*)$/, `$1${part({ iss, sub: 'eve', exp: 2_000 })}$3`)],
  ['nonsense', 'a.b.c'],
])('a token %s is nobody’s', (_, text) => {
  expect(issuer.personOf(text, 0)).toBeUndefined();
});

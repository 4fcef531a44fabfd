import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { selfSigned } from './self-signed.ts';

test('the certificate is well formed, signed by itself and good for its hosts', () => {
  const { cert } = selfSigned({
    hosts: ['localhost', '127.0.0.1'],
    notBefore: Date.UTC(2026, 0, 1),
    notAfter: Date.UTC(2027, 0, 1),
  });
  const parsed = new X509Certificate(cert);
  expect(parsed.verify(parsed.publicKey)).toBe(true);
  expect(parsed.checkHost('localhost')).toBe('localhost');
  expect(parsed.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(parsed.checkHost('elsewhere.example')).toBeUndefined();
  expect(Date.parse(parsed.validTo)).toBe(Date.UTC(2027, 0, 1));
});

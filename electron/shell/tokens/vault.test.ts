import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AosError } from '../../core/model/problem.ts';
import { createVault, type Keychain } from './vault.ts';

let folder = '';
let available = true;
const keychain: Keychain = {
  isAvailable: () => available,
  encrypt: (text) => Buffer.from(text).map((byte) => byte ^ 0x5a),
  decrypt: (bytes) => Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString(),
};
const open = () => createVault(folder, keychain, () => {});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vault-'));
  available = true;
});
afterEach(() => rmSync(folder, { recursive: true }));

test('with the keychain, a token survives a restart and is not readable in the file', async () => {
  await open().put('a', 'secret-token', 'keychain');
  expect(await open().get('a')).toBe('secret-token');
  const [file] = readdirSync(folder);
  expect(readFileSync(join(folder, file ?? ''), 'utf8')).not.toContain('secret');
});

test('a token in memory is gone after a restart, and nothing is written', async () => {
  const vault = open();
  await vault.put('a', 'secret', 'memory');
  expect(await vault.get('a')).toBe('secret');
  expect(await open().get('a')).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});

test('only its owner can read a plain file', async () => {
  await open().put('../../etc/passwd', 'secret', 'file');
  const [file] = readdirSync(folder);
  expect(statSync(join(folder, file ?? '')).mode & 0o777).toBe(0o600);
  expect(await open().get('../../etc/passwd')).toBe('secret');
});

test('without a keychain, a token for it is refused and the old one stays', async () => {
  const vault = open();
  await vault.put('a', 'old', 'file');
  available = false;
  await expect(vault.put('a', 'new', 'keychain')).rejects.toThrow(AosError);
  expect(await vault.get('a')).toBe('old');
});

test('while the keychain is locked there is no token, and the encrypted one stays', async () => {
  await open().put('a', 'secret', 'keychain');
  available = false;
  expect(await open().get('a')).toBeNull();
  available = true;
  expect(await open().get('a')).toBe('secret');
});

test('a token is in one place only, and nowhere after it is removed', async () => {
  const vault = open();
  await vault.put('a', 'one', 'file');
  await vault.put('a', 'two', 'keychain');
  expect(readdirSync(folder)).toHaveLength(1);
  await vault.remove('a');
  expect(await vault.get('a')).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});

test('if a token cannot be written, the old one stays', async () => {
  const vault = open();
  await vault.put('a', 'old', 'keychain');
  const [file] = readdirSync(folder);
  mkdirSync(join(folder, String(file).replace('.sealed', '.plain')));
  await expect(vault.put('a', 'new', 'file')).rejects.toThrow(AosError);
  expect(await vault.get('a')).toBe('old');
});

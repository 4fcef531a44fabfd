import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KeychainState } from '../../core/model/account.ts';
import { AosError } from '../../core/model/problem.ts';
import { createVault } from './vault.ts';

let folder = '';
let state: KeychainState = 'open';
const keychain = {
  check: async () => state,
  onChange: () => () => undefined,
  encrypt: (text: string) => Buffer.from(text).map((byte) => byte ^ 0x5a),
  decrypt: (bytes: Uint8Array) => Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString(),
};
const open = () => createVault(folder, keychain, () => {});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vault-'));
  state = 'open';
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
  state = 'missing';
  await expect(vault.put('a', 'new', 'keychain')).rejects.toThrow(AosError);
  expect(await vault.get('a')).toBe('old');
});

test.each([
  ['locked', 'keychain-locked'],
  ['silent', 'keychain-silent'],
  ['missing', 'keychain-absent'],
  ['failed', 'keychain-failed'],
] as const)('with the keychain %s the token is not taken for none, and it stays', async (now, code) => {
  await open().put('a', 'secret', 'keychain');
  state = now;
  await expect(open().get('a')).rejects.toMatchObject({ problem: { kind: 'signed-out', code } });
  state = 'open';
  expect(await open().get('a')).toBe('secret');
});

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, 3)],
  ['empty', () => Buffer.alloc(0)],
  ['other bytes', () => Buffer.from('not ours')],
])('a file that is %s is told from none, and it stays', async (_, damage) => {
  const sealed = { ...keychain, encrypt: (text: string) => Buffer.from(`${text}.`) };
  const decrypt = (bytes: Uint8Array) => {
    if (bytes.at(-1) !== 46) throw new Error('Error while decrypting the ciphertext.');
    return Buffer.from(bytes.subarray(0, -1)).toString();
  };
  const vault = createVault(folder, { ...sealed, decrypt }, () => {});
  await vault.put('a', 'secret', 'keychain');
  const file = join(folder, String(readdirSync(folder)[0]));
  const damaged = damage(readFileSync(file));
  writeFileSync(file, damaged);
  await expect(vault.get('a')).rejects.toMatchObject({ problem: { code: 'token-undecipherable' } });
  expect(readFileSync(file)).toEqual(damaged);
});

test('a file that cannot be read is told from none', async () => {
  const vault = open();
  await vault.put('a', 'secret', 'keychain');
  const file = join(folder, String(readdirSync(folder)[0]));
  rmSync(file);
  mkdirSync(file);
  await expect(vault.get('a')).rejects.toMatchObject({ problem: { code: 'token-file-unreadable' } });
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

import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
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

/** What happens to a file on a disk. */
const damages: readonly (readonly [string, (file: string) => void])[] = [
  ['cut off', (file) => writeFileSync(file, readFileSync(file).subarray(0, 12))],
  ['empty', (file) => writeFileSync(file, '')],
  ['other bytes', (file) => writeFileSync(file, 'not ours')],
  [
    'one bit other',
    (file) =>
      writeFileSync(
        file,
        readFileSync(file).map((b, n) => (n === 30 ? b ^ 1 : b)),
      ),
  ],
  ['gone', (file) => rmSync(file)],
  [
    'a folder',
    (file) => {
      rmSync(file);
      mkdirSync(file);
    },
  ],
];
const everyWay = damages.flatMap(([how, damage]) =>
  (['keychain', 'file'] as const).map((keep) => ({ how, keep, damage })),
);

test.each(everyWay)(
  'kept in the $keep, of a file that is $how the copy counts, and that is told',
  async ({ keep, damage }) => {
    await open().put('a', 'secret-token', keep);
    const [file = ''] = readdirSync(folder);
    damage(join(folder, file));
    const vault = open();
    const told: string[] = [];
    vault.onRestored?.((account) => told.push(account));
    expect(await vault.get('a')).toBe('secret-token');
    expect(told).toEqual(['a']);
    // The file is whole again.
    expect(await vault.get('a')).toBe('secret-token');
    expect(told).toEqual(['a']);
  },
);

test.each(everyWay)('kept in the $keep, a copy that is $how harms nothing', async ({ keep, damage }) => {
  await open().put('a', 'secret-token', keep);
  damage(join(folder, String(readdirSync(folder).find((name) => name.endsWith('.good')))));
  const vault = open();
  expect(await vault.get('a')).toBe('secret-token');
  await vault.put('a', 'next-token', keep);
  expect(await open().get('a')).toBe('next-token');
});

test.each(everyWay.filter(({ how }) => how !== 'gone'))(
  'kept in the $keep, if the copy is $how as well, it is told from none',
  async ({ how, keep, damage }) => {
    await open().put('a', 'secret-token', keep);
    for (const file of readdirSync(folder)) damage(join(folder, file));
    const code = how === 'a folder' ? 'token-file-unreadable' : 'token-undecipherable';
    await expect(open().get('a')).rejects.toMatchObject({ problem: { kind: 'signed-out', code } });
    expect(readdirSync(folder)).toHaveLength(2);
  },
);

test('a token of an earlier version, without a sum and a copy, is read', async () => {
  const earlier = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJ1In0.c2ln';
  await open().put('a', 'secret', 'file');
  for (const file of readdirSync(folder))
    if (file.endsWith('.good')) rmSync(join(folder, file));
    else writeFileSync(join(folder, file), earlier);
  expect(await open().get('a')).toBe(earlier);
});

test('a token is in one place only, and nowhere after it is removed', async () => {
  const vault = open();
  await vault.put('a', 'one', 'file');
  await vault.put('a', 'two', 'keychain');
  expect(readdirSync(folder).every((name) => /\.sealed(\.good)?$/.test(name))).toBe(true);
  await vault.remove('a');
  expect(await vault.get('a')).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});

test('if a token cannot be written, the old one stays', async () => {
  const vault = open();
  await vault.put('a', 'old', 'keychain');
  renameSync(folder, `${folder}-away`);
  writeFileSync(folder, '');
  await expect(vault.put('a', 'new', 'file')).rejects.toThrow(AosError);
  rmSync(folder);
  renameSync(`${folder}-away`, folder);
  expect(await vault.get('a')).toBe('old');
});

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AccountRecord } from '../model/account.ts';
import { tempFolder } from '../testing/store.ts';
import { accountsFile } from './accounts-file.ts';

let folder = '';
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const record: AccountRecord = {
  id: 'a',
  label: 'Lab',
  endpoint: 'https://aos.example.org:50051',
  protocol: 'grpc',
  user: { id: 'u', name: 'Ada' },
  keep: 'keychain',
  paused: false,
};
const openFile = (where: string) => accountsFile(where, { now: () => 17 });
const path = () => join(folder, 'accounts.json');
const aside = () => readdirSync(folder).filter((f) => f.includes('unreadable'));

test('what was written is read back; no file is no account', () => {
  const file = openFile(join(folder, 'deeper'));
  expect(file.read().records).toEqual([]);
  file.write([record]);
  expect(file.read().records).toEqual([record]);
  expect(existsSync(join(folder, 'deeper', 'accounts.json.new'))).toBe(false);
});

test('no token is ever in it', () => {
  openFile(folder).write([record]);
  expect(readFileSync(path(), 'utf8')).not.toContain('token');
});

test.each(['', '{', '[]', 'null', '{"version":2,"accounts":[]}', '{"version":1,"accounts":{}}'])(
  'what cannot be understood is set aside: %j',
  (text) => {
    writeFileSync(path(), text);
    const file = openFile(folder);
    expect(file.read().records).toEqual([]);
    file.write([record]);
    expect(aside()).toEqual(['accounts.json.unreadable-17']);
    expect(readFileSync(join(folder, aside()[0] ?? ''), 'utf8')).toBe(text);
    expect(file.read().records).toEqual([record]);
  },
);

test.each(['', '{', '{"version":1,"accounts":[{"id":"x"}]}', null])(
  'of a file that is damaged or gone the last good copy counts, and that is said: %j',
  (text) => {
    const file = openFile(folder);
    file.write([record]);
    if (text === null) rmSync(path());
    else writeFileSync(path(), text);
    expect(openFile(folder).read()).toEqual({ records: [record], isRestored: true, unreadable: null });
    expect(aside()).toHaveLength(text === null ? 0 : 1);
    expect(openFile(folder).read()).toEqual({ records: [record], isRestored: false, unreadable: null });
  },
);

test('without a copy the person is told where the old file is', () => {
  writeFileSync(path(), '{');
  expect(openFile(folder).read()).toEqual({
    records: [],
    isRestored: false,
    unreadable: `${path()}.unreadable-17`,
  });
});

test('of one that is understood in part the good is used and all of it is kept', () => {
  const bad = { ...record, endpoint: 'not an address' };
  const text = JSON.stringify({ version: 1, accounts: [bad, record, null, 7, { id: 'x' }] });
  writeFileSync(path(), text);
  expect(openFile(folder).read().records).toEqual([record]);
  expect(readFileSync(join(folder, aside()[0] ?? ''), 'utf8')).toBe(text);
});

test('of a folder in its place the copy counts; without a copy it is not taken for none', () => {
  openFile(folder).write([record]);
  rmSync(path());
  mkdirSync(path());
  expect(openFile(folder).read()).toMatchObject({ records: [record], isRestored: true });
  for (const file of readdirSync(folder)) rmSync(join(folder, file), { recursive: true });
  mkdirSync(path());
  expect(openFile(folder).read()).toMatchObject({ records: [], unreadable: `${path()}.unreadable-17` });
});

test('a folder that cannot be written gives a sentence', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => openFile(join(folder, 'file')).write([])).toThrow(/data-unreadable/);
});

test('names that an earlier version stored are cleaned; where nothing is left, the host or the id takes their place', () => {
  openFile(folder).write([
    { ...record, label: 'La\u200bb\u202e', user: { id: 'u', name: '\u3164Ada' } },
    { ...record, id: 'b', label: '\u200b', user: { id: 'u', name: '\u2060' } },
  ]);
  expect(openFile(folder).read().records).toMatchObject([
    { label: 'Lab', user: { name: 'Ada' } },
    { label: 'u · aos.example.org', user: { name: 'u' } },
  ]);
});

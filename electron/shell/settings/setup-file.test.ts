import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Setup } from '../../core/model/setup.ts';
import { Settings } from './settings.ts';
import { readSetup, settingsForFile, withFilters } from './setup-file.ts';

const setup = {
  version: 1,
  accounts: [
    {
      server: 'aos.example.org:50051',
      label: 'Work',
      user: { id: '01HZX3N5E6B7C8D9F0G1H2J3K4', name: 'Ada' },
      portal: null,
      watch: [],
    },
  ],
};

test('the documented schema is the one that is enforced', () => {
  const documented = JSON.parse(
    readFileSync(new URL('../../../docs/setup.schema.json', import.meta.url), 'utf8'),
  );
  expect(documented).toEqual(z.toJSONSchema(Setup));
});

test('an exported file is read', () => {
  expect(readSetup(JSON.stringify(setup))).toEqual(setup);
});

test('what the app writes can be read again: every setting, and none that belongs to this computer', () => {
  const written = {
    ...setup,
    version: 2,
    settings: settingsForFile({ ...Settings.parse({}), theme: 'dark' }),
  };
  const read = readSetup(JSON.stringify(written));
  expect(read.settings).toMatchObject({ theme: 'dark', language: 'system', keepDays: null });
  for (const name of ['window', 'shortcut', 'updates', 'isTourClosed', 'shownAccount', 'filters'])
    expect(read.settings).not.toHaveProperty(name);
});

test('filters from a file are added after those that are here; taken names are skipped', () => {
  const here = [{ name: 'Deleted', query: 'action:deleted' }];
  const file = [
    { name: 'Deleted', query: 'action:deleted kind:object' },
    { name: 'Mine', query: 'reads' },
  ];
  expect(withFilters(here, file)).toEqual([here[0], file[1]]);
});

test.each([
  ['not JSON', 'nonsense', /setup-not-json/],
  ['another version', JSON.stringify({ ...setup, version: 0 }), /setup-invalid.*"version"/],
  [
    'a token in it',
    JSON.stringify({ ...setup, accounts: [{ ...setup.accounts[0], token: 'x' }] }),
    /setup-invalid.*"accounts\.0"/,
  ],
])('%s is refused, with the place that is wrong', (_what, text, said) => {
  expect(() => readSetup(text)).toThrow(said);
});

import { expect, test } from 'vitest';
import { AccountRecord } from '../model/account.ts';
import { changedAccount } from './change-account.ts';

// A parsed record is frozen: whoever changed it would fail here.
const record = AccountRecord.parse({
  id: 'a',
  label: 'Lab',
  endpoint: 'https://aos.example.org:50051',
  protocol: 'grpc',
  user: { id: 'u', name: 'Ada' },
  keep: 'keychain',
  paused: false,
  ca: 'PEM',
  portal: 'https://portal.example.org',
});

test('fields that are left out keep their values, and an empty name changes nothing', () => {
  expect(changedAccount(record, {})).toEqual(record);
  expect(changedAccount(record, { label: '  ' })).toEqual(record);
});

test('what is changed is in a new record, and the one before stays as it was', () => {
  const changed = changedAccount(record, {
    label: 'Home',
    colour: 3,
    isCollapsed: true,
    portal: 'web.example.org/objects/x',
  });
  expect(changed).toEqual({
    ...record,
    label: 'Home',
    colour: 3,
    isCollapsed: true,
    portal: 'https://web.example.org',
  });
  expect(record).toMatchObject({ label: 'Lab', portal: 'https://portal.example.org' });
});

test('a portal and an authority are taken away by leaving them out of the record', () => {
  const { ca: _ca, portal: _portal, ...rest } = record;
  expect(changedAccount(record, { ca: null, portal: '' })).toStrictEqual(rest);
});

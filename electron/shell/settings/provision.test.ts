import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Account } from '../../core/model/account.ts';
import { problem } from '../../core/model/problem.ts';
import { usualQuietHours } from '../../core/model/quiet-hours.ts';
import { account } from '../testing/fixtures.ts';
import { provision } from './provision.ts';
import { parseProvision, provisionArgument } from './provision-file.ts';
import type { Settings } from './settings.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'provision-'));
  settings = { quietHours: usualQuietHours };
});
afterEach(() => rmSync(folder, { recursive: true }));

const wanted = {
  accounts: [
    {
      server: 'localhost:50051',
      token: 'secret',
      watch: [{ resourceId: 'R', resourceKind: 'project', from: 'everything' }],
    },
  ],
};

const asked: unknown[] = [];
const remembered: unknown[] = [];
const policies: unknown[] = [];
let settings: Partial<Settings> = {};
async function run(content: unknown, accounts: Account[], refuse = false) {
  const file = join(folder, 'p.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  const calls: unknown[][] = [];
  const log: string[] = [];
  await provision(file, {
    settings: {
      get: () => settings as Settings,
      change({ updates, quietHours }) {
        if (updates !== undefined) policies.push(updates);
        if (quietHours !== undefined) settings.quietHours = quietHours;
      },
    },
    hasKeychain: false,
    signIn: (wanted) => asked.push(wanted),
    log: (message) => log.push(message),
    engine: {
      accounts: () => accounts,
      async test() {
        if (refuse) return { ...problem('token-incomplete'), field: 'token' };
        const { server, protocol, user } = account();
        return { server, protocol, encrypted: false, user, tokenExpiresAt: null, unusedPath: null };
      },
      async signIn(...args) {
        calls.push(['signIn', ...args]);
        accounts.push(account());
        return { account: 'a' };
      },
      async renew(...args) {
        calls.push(['renew', ...args]);
        return { account: 'a' };
      },
      async watch(...args) {
        calls.push(['watch', ...args]);
        return { subscription: 's' };
      },
      rememberServer: (...args) => void remembered.push(args),
      setDefaultRules: (rules) => void calls.push(['setDefaultRules', rules]),
    },
  });
  return { calls, log };
}

const target = { kind: 'resource', resourceId: 'R', resourceKind: 'project', subresources: true };

test('quiet hours are set for somebody who has not changed theirs, and for nobody else', async () => {
  const nights = { isOn: true, ranges: [{ days: [1], from: '22:00', to: '06:00' }] };
  await run({ quietHours: nights }, []);
  expect(settings.quietHours).toEqual(nights);
  settings = { quietHours: { isOn: false, ranges: [] } };
  await run({ quietHours: nights }, []);
  expect(settings.quietHours).toEqual({ isOn: false, ranges: [] });
});

test('it signs in and adds the listed subscriptions', async () => {
  const { calls, log } = await run(wanted, []);
  expect(calls).toEqual([
    ['signIn', 'localhost:50051', 'secret', 'memory', undefined],
    ['watch', 'a', target, { from: 'everything' }],
  ]);
  expect(log).toEqual([]);
});

test('what already exists is left alone', async () => {
  const there = account({
    subscriptions: [{ target } as Account['subscriptions'][number]],
  });
  expect((await run(wanted, [there])).calls).toEqual([]);
});

test('an account that needs a token gets the one from the file', async () => {
  const there = account({ status: { state: 'sign-in-needed', problem: problem('token-incomplete') } });
  expect((await run(wanted, [there])).calls[0]).toEqual(['renew', 'a', 'secret', 'memory']);
});

test('with an institution, the person is asked to sign in until the account exists', async () => {
  const institution = { issuer: 'https://login.example.org', clientId: 'notify' };
  const [{ token: _, ...entry } = { token: '' }] = wanted.accounts;
  const file = { accounts: [{ ...entry, institution }] };
  expect((await run(file, [])).calls).toEqual([]);
  expect(asked.splice(0)).toEqual([{ server: 'localhost:50051', institution }]);
  const there = account({ server: 'localhost:50051', institution });
  expect((await run(file, [there])).calls).toEqual([['watch', 'a', target, { from: 'everything' }]]);
  expect(asked).toEqual([]);
  expect(() => parseProvision('{"accounts":[{"server":"x","token":"t","institution":{}}]}')).toThrow();
});

test('with a portal alone, the person is asked for a token, and the portal is remembered for the form', async () => {
  const portal = 'https://portal.example.org';
  const file = { accounts: [{ server: 'localhost:50051', portal }] };
  remembered.length = 0;
  expect((await run(file, [])).calls).toEqual([]);
  expect(asked.splice(0)).toEqual([{ server: 'localhost:50051' }]);
  expect(remembered).toEqual([['localhost:50051', { portal, institution: undefined }]]);
  await run(file, [account({ server: 'localhost:50051' })]);
  expect(asked).toEqual([]);
  for (const wrong of ['http://portal.example.org', 'portal', 'javascript:alert(1)']) {
    const text = JSON.stringify({ accounts: [{ server: 'x', portal: wrong }] });
    expect(() => parseProvision(text)).toThrow(/accounts\.0\.portal/);
  }
});

test('what it says about updates is kept, and a feed that anybody on the way could change is refused', async () => {
  const updates = { feed: 'https://updates.example.org/notify' };
  expect((await run({ updates }, [])).log).toEqual([]);
  expect(policies.splice(0)).toEqual([{ ...updates, allow: true }]);
  await run({ updates: null }, []);
  expect(policies.splice(0)).toEqual([null]);
  await run(wanted, [account()]);
  for (const feed of ['http://updates.example.org', 'https://me:secret@x.org', 'file:///tmp', 'nowhere'])
    expect((await run({ updates: { feed } }, [])).log[0]).toContain('updates.feed');
  expect(policies).toEqual([]);
});

test('failures are logged, and never with the token', async () => {
  expect((await run(wanted, [], true)).log).toEqual(['provisioning localhost:50051: token-incomplete {}']);
  const { log } = await run('{"accounts":[{"server":"x","token":"secret"', []);
  expect(log[0]).toContain('it is not JSON');
});

test('the error for a wrong file names the place that is wrong', () => {
  expect(() =>
    parseProvision('{"accounts":[{"server":"x","token":"t","watch":[{"resourceId":"R"}]}]}'),
  ).toThrow(/accounts\.0\.watch\.0\.resourceKind/);
  expect(() => parseProvision('{"accounts":[{"server":"x"}]}')).toThrow(/accounts\.0\.token/);
});

test('the argument is found in both forms', () => {
  expect(provisionArgument(['app', '--provision', '/p.json'])).toBe('/p.json');
  expect(provisionArgument(['app', '--provision=/p.json'])).toBe('/p.json');
  expect(provisionArgument(['app', '--provision'])).toBeNull();
  expect(provisionArgument(['app'])).toBeNull();
});

test('the rules of a file are those of somebody who has changed none, for all accounts, under ids that stay', async () => {
  const rules = [{ query: 'action:deleted', outcome: 'urgent' }];
  const { calls } = await run({ accounts: [], rules }, []);
  const rule = { id: 'provisioned-1', name: '', isOn: true, accounts: null, ...rules[0] };
  expect(calls).toEqual([['setDefaultRules', [rule]]]);
  const { log } = await run({ accounts: [], rules: [{ query: '', outcome: 'loud' }] }, []);
  expect(log[0]).toContain('rules.0.outcome');
});

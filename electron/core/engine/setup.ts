import type { Account } from '../model/account.ts';
import type { Keepsakes } from '../model/keepsakes.ts';
import { AosError, problem } from '../model/problem.ts';
import type { Rule } from '../model/rule.ts';
import { type ImportResult, SETUP_VERSION, type Setup } from '../model/setup.ts';
import type { Engine } from './engine-api.ts';
import type { Registry } from './registry.ts';
import { exportRules, withRules } from './setup-rules.ts';

/** Everything that a person has set up, as a file has it. See `Engine`. */
export function createSetup(registry: Registry, engine: Omit<Part, 'takeKeepsakes'>) {
  const takeKeepsakes = (account: string, kept: Keepsakes) => registry.session(account).takeKeepsakes(kept);
  return {
    exportSetup: () => exportSetup(registry.views(), engine.rules(), (id) => registry.read().keepsakes(id)),
    importSetup: (setup, isAgain) => importSetup(setup, { ...engine, takeKeepsakes }, isAgain),
  } satisfies Partial<Engine>;
}

/** @param keepsakesOf the stars and snoozes of each account. */
async function exportSetup(
  accounts: readonly Account[],
  rules: readonly Rule[],
  keepsakesOf: (account: string) => Promise<Keepsakes>,
): Promise<Setup> {
  const kept = new Map<string, Keepsakes>();
  for (const { id } of accounts) kept.set(id, await keepsakesOf(id));
  return {
    version: SETUP_VERSION,
    rules: exportRules(rules, accounts),
    accounts: accounts.map(({ id, server, label, user, portal, colour, institution, subscriptions }) => ({
      server,
      label,
      user,
      portal,
      colour,
      ...(institution && { institution }),
      keepsakes: kept.get(id),
      watch: subscriptions.flatMap(({ target, muted, paused, label, icon, alerts, position }) =>
        target.kind === 'resource'
          ? [
              {
                resourceId: target.resourceId,
                resourceKind: target.resourceKind,
                subresources: target.subresources,
                muted,
                paused,
                ...(label !== null && { label }),
                ...(icon !== null && { icon }),
                ...(alerts !== 'all' && { alerts }),
                ...(position !== null && { position }),
              },
            ]
          : [],
      ),
    })),
  };
}

type Part = Pick<
  Engine,
  'accounts' | 'watch' | 'changeSubscription' | 'changeAccount' | 'rules' | 'changeRules'
> & {
  /** Adds the stars and snoozes of a file to an account. */
  takeKeepsakes: (account: string, kept: Keepsakes) => Promise<void>;
};

type SetupAccount = Setup['accounts'][number];
type SetupWatch = SetupAccount['watch'][number];

/**
 * Watches, from now on, what a setup lists and is not watched yet. An account is known by its server and person.
 *
 * @param isAgain a restore was interrupted and is done again: what is watched already may not have its name and alerts yet.
 */
async function importSetup(setup: Setup, engine: Part, isAgain = false): Promise<ImportResult> {
  if (setup.rules) engine.changeRules(withRules(engine.rules(), setup.rules, engine.accounts()));
  const result: ImportResult = { added: 0, known: 0, missing: [], failed: [] };
  for (const account of setup.accounts) {
    const { server, label, user, institution } = account;
    const here = engine.accounts().find((one) => one.server === server && one.user.id === user.id);
    if (here) await importAccount(account, here, engine, isAgain, result);
    else result.missing.push({ server, label, user: user.name, ...(institution && { institution }) });
  }
  return result;
}

async function importAccount(
  { label, portal, colour, keepsakes, watch }: SetupAccount,
  here: Account,
  engine: Part,
  isAgain: boolean,
  result: ImportResult,
): Promise<void> {
  if (portal !== null && here.portal === null) await engine.changeAccount(here.id, { portal });
  // Somebody who has named the account here keeps the name.
  if (here.label === here.server) await engine.changeAccount(here.id, { label, colour });
  for (const one of watch) {
    const known = subscriptionTo(here, one);
    try {
      if (known === undefined) await watchOne(here.id, one, engine);
      else if (isAgain) await engine.changeSubscription(here.id, known.id, lookOf(one));
      result[known === undefined ? 'added' : 'known']++;
    } catch (error) {
      const reason = error instanceof AosError ? error.problem : problem('internal');
      result.failed.push({ resourceId: one.resourceId, reason });
    }
  }
  if (keepsakes) await engine.takeKeepsakes(here.id, keepsakes);
}

const subscriptionTo = ({ subscriptions }: Account, { resourceId, subresources }: SetupWatch) =>
  subscriptions.find(
    ({ target }) =>
      target.kind === 'resource' && target.resourceId === resourceId && target.subresources === subresources,
  );

const lookOf = ({ muted, paused, label, icon, alerts, position }: SetupWatch) => ({
  muted,
  paused,
  label,
  icon,
  alerts,
  position,
});

async function watchOne(account: string, one: SetupWatch, engine: Part): Promise<void> {
  const { resourceId, resourceKind, subresources } = one;
  const target = { kind: 'resource', resourceId, resourceKind, subresources } as const;
  const { subscription } = await engine.watch(account, target, { from: 'now' });
  await engine.changeSubscription(account, subscription, lookOf(one));
}

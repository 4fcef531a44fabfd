import type { Account } from '../model/account.ts';
import { AosError, problem } from '../model/problem.ts';
import type { Rule } from '../model/rule.ts';
import type { ImportResult, Setup } from '../model/setup.ts';
import type { Engine } from './engine-api.ts';
import { exportRules, withRules } from './setup-rules.ts';

export function exportSetup(accounts: readonly Account[], rules: readonly Rule[]): Setup {
  return {
    version: 1,
    rules: exportRules(rules, accounts),
    accounts: accounts.map(({ server, label, user, portal, institution, subscriptions }) => ({
      server,
      label,
      user,
      portal,
      ...(institution && { institution }),
      watch: subscriptions.flatMap(({ target, muted, paused, label, icon, alerts }) =>
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
>;

/** Watches, from now on, what a setup lists and is not watched yet. An account is known by its server and person. */
export async function importSetup(setup: Setup, engine: Part): Promise<ImportResult> {
  if (setup.rules) engine.changeRules(withRules(engine.rules(), setup.rules, engine.accounts()));
  const result: ImportResult = { added: 0, known: 0, missing: [], failed: [] };
  for (const { server, label, user, portal, institution, watch } of setup.accounts) {
    const here = engine.accounts().find((one) => one.server === server && one.user.id === user.id);
    if (!here) {
      result.missing.push({ server, label, user: user.name, ...(institution && { institution }) });
      continue;
    }
    if (portal !== null && here.portal === null) await engine.changeAccount(here.id, { portal });
    for (const { muted, paused, label, icon, alerts, ...resource } of watch) {
      const known = here.subscriptions.some(
        ({ target }) =>
          target.kind === 'resource' &&
          target.resourceId === resource.resourceId &&
          target.subresources === resource.subresources,
      );
      if (known) {
        result.known++;
        continue;
      }
      try {
        const { subscription } = await engine.watch(
          here.id,
          { kind: 'resource', ...resource },
          { from: 'now' },
        );
        await engine.changeSubscription(here.id, subscription, { muted, paused, label, icon, alerts });
        result.added++;
      } catch (error) {
        const reason = error instanceof AosError ? error.problem : problem('internal');
        result.failed.push({ resourceId: resource.resourceId, reason });
      }
    }
  }
  return result;
}

import type { Account } from '../model/account.ts';
import type { Institution } from '../model/institution.ts';
import { AosError } from '../model/problem.ts';
import type { ResourceKind } from '../model/resource.ts';
import type { AlertLevel, SubscriptionIcon } from '../model/subscription.ts';
import type { Engine } from './engine-api.ts';

/** Accounts and what they watch, to be carried to another computer. There is no token in it. */
export interface Setup {
  version: 1;
  accounts: {
    server: string;
    label: string;
    user: { id: string; name: string };
    portal: string | null;
    institution?: Institution | undefined;
    watch: {
      resourceId: string;
      resourceKind: ResourceKind;
      subresources: boolean;
      muted: boolean;
      paused: boolean;
      /** What the person calls it, its icon and which events raise banners: left out where that is as it comes. */
      label?: string | undefined;
      icon?: SubscriptionIcon | undefined;
      alerts?: AlertLevel | undefined;
    }[];
  }[];
}

export interface ImportResult {
  /** Subscriptions that were added. */
  added: number;
  /** Those that were watched already. */
  known: number;
  /** Accounts that are not signed in here, by server: sign in first, and import again. */
  missing: { server: string; label: string; user: string; institution?: Institution | undefined }[];
  /** Subscriptions that could not be added, with the reason. */
  failed: { resourceId: string; reason: string }[];
}

export function exportSetup(accounts: readonly Account[]): Setup {
  return {
    version: 1,
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

type Part = Pick<Engine, 'accounts' | 'watch' | 'changeSubscription' | 'changeAccount'>;

/** Watches, from now on, what a setup lists and is not watched yet. An account is known by its server and person. */
export async function importSetup(setup: Setup, engine: Part): Promise<ImportResult> {
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
        const reason = error instanceof AosError ? error.problem.message : String(error);
        result.failed.push({ resourceId: resource.resourceId, reason });
      }
    }
  }
  return result;
}

import type { Account } from '../model/account.ts';
import type { Watched } from '../query/distinct.ts';
import type { EngineOptions } from '../session/engine-options.ts';

/** What accounts and their subscriptions are called. @param own names of what every account has */
export const watchedIn = (accounts: readonly Account[], own?: EngineOptions['ownNames']): Watched => ({
  accounts: accounts.map(({ id, label, subscriptions }) => ({
    id,
    label,
    subscriptions: subscriptions.map(({ id: subscription, name, label: called, target }) => ({
      id: subscription,
      resourceId: target.kind === 'resource' ? target.resourceId : null,
      names: [called, target.kind === 'resource' ? name : own?.[target.kind]].filter(
        (one): one is string => one !== null && one !== undefined && one !== '',
      ),
    })),
  })),
});

import type { Engine } from './engine-api.ts';
import type { Registry } from './registry.ts';

/** What accounts watch: what could be watched, and what is. See `Engine`. */
export function createWatching({ session }: Registry) {
  return {
    candidates: (account, text) => session(account).candidates(text),
    async watch(account, target, start, takeOver) {
      return { subscription: await session(account).subscriptions.add(target, start, takeOver) };
    },
    changeSubscription: (account, subscription, change) =>
      session(account).subscriptions.change(subscription, change),
    orderSubscriptions: (account, order) => session(account).subscriptions.order(order),
    async fetchEarlier(account, subscription) {
      return { subscription: await session(account).subscriptions.fetchEarlier(subscription) };
    },
    unwatch: (account, subscription) => session(account).subscriptions.remove(subscription),
  } satisfies Partial<Engine>;
}

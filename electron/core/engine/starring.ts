import type { Chosen } from '../model/chosen.ts';
import type { EngineOptions } from '../session/engine-options.ts';
import { eachChosen } from './each-chosen.ts';
import type { Engine } from './engine-api.ts';
import type { Registry } from './registry.ts';

/** Stars on events and notifications of all accounts. See `Engine`. */
export function createStarring(registry: Registry, { locale = 'en' }: Pick<EngineOptions, 'locale'>) {
  const { read } = registry;
  const toEach = eachChosen(registry, locale);
  return {
    star: async (what: Chosen, isOn: boolean) => ({
      count: await toEach(
        what,
        (session, ids) => session.star(ids, [], isOn),
        (session, ids) => session.star([], ids, isOn),
      ),
    }),
    starredCount: (account: string | null) => read().starredCount(account),
    starredPage: (account: string | null, offset: number, limit: number) =>
      read().starredPage(account, offset, limit),
  } satisfies Partial<Engine>;
}

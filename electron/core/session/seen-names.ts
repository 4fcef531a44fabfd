import type { SeenEvent } from '../query/matcher.ts';

type About = NonNullable<SeenEvent['about']>;

/** Maximum number of resources whose names are kept in memory. */
const MAX_NAMES = 20_000;

/** The names of resources that events were about lately, so that rules need not wait for the store. */
export function createSeenNames() {
  const names = new Map<string, About>();
  return {
    get: (resourceId: string): About | null => names.get(resourceId) ?? null,
    put(list: readonly (About & { id: string })[]): void {
      for (const { id, name, title, path } of list) {
        // Moved to the end: what was not learnt for longest is dropped first.
        names.delete(id);
        names.set(id, { name, title, path });
      }
      for (const oldest of names.keys()) {
        if (names.size <= MAX_NAMES) return;
        names.delete(oldest);
      }
    },
  };
}

export type SeenNames = ReturnType<typeof createSeenNames>;

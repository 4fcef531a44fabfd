import { describe, expect, test, vi } from 'vitest';
import { sharedCommandIds } from '../../core/model/shared-commands.ts';
import { languages, wordsFor } from '../../words/languages.ts';
import { menuTemplate } from './menu-template.ts';

type Item = ReturnType<typeof menuTemplate>[number];

const words = wordsFor('en');
const make = (part: Partial<Parameters<typeof menuTemplate>[0]> = {}) =>
  menuTemplate({ words, platform: 'linux', isSignedIn: true, run: () => undefined, ...part });
const within = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? within(item.submenu) : [])]);
const byId = (items: Item[], id: string) => within(items).find((item) => item.id === id);

describe.each(['linux', 'win32', 'darwin'] as const)('the application menu on %s', (platform) => {
  test('has every shared command once', () => {
    const ids = within(make({ platform })).flatMap(({ id }) => (id ? [id] : []));
    expect(ids.sort()).toEqual([...sharedCommandIds].sort());
  });

  test.each(Object.entries(languages))('has a label for everything in %s', (_, spoken) => {
    for (const item of within(make({ platform, words: spoken })))
      if (item.type !== 'separator') expect(item.label, item.role).toMatch(/\S/);
  });
});

test('an entry runs its command', () => {
  const run = vi.fn();
  const item = byId(make({ run }), 'inbox');
  item?.click?.({} as never, undefined, {} as never);
  expect(run.mock.calls).toEqual([['inbox']]);
});

test('keys that the page reacts to are shown, and not taken from it', () => {
  expect(byId(make(), 'palette')).toMatchObject({
    accelerator: 'CommandOrControl+K',
    registerAccelerator: false,
  });
  expect(byId(make(), 'settings')).toMatchObject({ accelerator: 'CommandOrControl+,' });
  expect(byId(make(), 'zoom-in')).toMatchObject({ accelerator: 'CommandOrControl+Plus' });
  expect(byId(make(), 'feed')).not.toHaveProperty('accelerator');
});

test('before anybody has signed in, only what then does something can be chosen', () => {
  const enabled = within(make({ isSignedIn: false })).flatMap(({ id, enabled: is }) =>
    id && is ? [id] : [],
  );
  expect(enabled).toEqual(['add-account', 'zoom-reset', 'zoom-in', 'zoom-out', 'shortcuts', 'about']);
});

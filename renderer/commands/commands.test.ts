import { describe, expect, it } from 'vitest';
import { languages } from '../../electron/words/languages.ts';
import { endScreens, type Screen } from '../state/screens.ts';
import { t } from '../strings/index.ts';
import type { Section, Situation } from './command.ts';
import { commands, keysOf, paletteLines } from './commands.ts';
import { shortcutsOf } from './shortcuts.ts';

const situation: Situation = {
  app: null,
  scope: { account: null, subscription: null, announcements: false },
};
const screens: readonly Screen[] = ['feed', 'inbox', ...endScreens.map(({ id }) => id)];
const sections: readonly Section[] = ['everywhere', 'go', 'lists'];

const onScreen = (screen: Screen) =>
  commands.filter((command) => !('screens' in command) || command.screens.includes(screen));

describe('the list of commands', () => {
  it('names each command once', () => {
    const ids = commands.map((command) => command.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
  it.each(Object.entries(languages))('has a name for every command in %s', (_, t) => {
    for (const command of commands) {
      if ('choices' in command) continue;
      expect(command.name(t, situation), command.id).toMatch(/\S/);
      if ('run' in command && command.shortcutName)
        expect(command.shortcutName(t, situation), command.id).toMatch(/\S/);
    }
    for (const line of paletteLines(t, situation)) expect(line.name, line.id).toMatch(/\S/);
  });
  it.each(screens)('gives no key to two commands on the screen %s', (screen) => {
    const keys = onScreen(screen).flatMap((command) => keysOf(command));
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });
  it.each(screens)('has no command on the key that begins a sequence on the screen %s', (screen) => {
    const keys = onScreen(screen).flatMap((command) => keysOf(command));
    const first = keys.filter((key) => /. ./.test(key)).map((key) => key.split(' ')[0]);
    expect(keys.filter((key) => first.includes(key))).toEqual([]);
  });
  it.each(Object.entries(languages))(
    'shows every command that has keys among the shortcuts in %s',
    (_, t) => {
      const lines = sections.flatMap((section) => shortcutsOf(section, t, situation));
      const shown = lines.flatMap((line) => line.ids);
      const withKeys = commands.filter((command) => keysOf(command).length > 0).map(({ id }) => id);
      expect(new Set(shown)).toEqual(new Set(withKeys));
      for (const { name, keys } of lines) expect(keys, name).not.toEqual([]);
    },
  );
  it('offers what can be chosen from as lines of the palette', () => {
    const filters = [{ name: 'deletions', query: 'action:deleted' }];
    const app = { accounts: [], filters } as unknown as Situation['app'];
    const ids = paletteLines(t, { ...situation, app }).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['filter-deletions', 'theme-dark']));
    expect(ids).not.toContain('add-subscription');
  });
});

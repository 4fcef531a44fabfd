import { useApp } from '../state/app-store.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import type { Section } from './command.ts';
import { shortcutsOf } from './shortcuts.ts';
import { KeyCaps } from './shown-keys.tsx';
import './shortcut-list.css';

const titles: Readonly<Record<Section, string>> = {
  everywhere: t.keys.everywhere,
  go: t.keys.go,
  lists: t.keys.lists,
};
const sections = Object.keys(titles) as Section[];

/** Every command that has keys, with them, from the one list of commands. */
export function ShortcutList() {
  const app = useApp((s) => s.app);
  const scope = useView((s) => s.scope);
  return (
    <div className="keys">
      {sections.map((section) => (
        <section key={section} aria-label={titles[section]}>
          <h3>{titles[section]}</h3>
          <dl>
            {shortcutsOf(section, t, { app, scope }).map(({ name, keys }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <KeyCaps keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

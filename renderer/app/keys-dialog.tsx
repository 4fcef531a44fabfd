import type { Section } from '../commands/command.ts';
import { shortcutsOf } from '../commands/shortcuts.ts';
import { useApp } from '../state/app-store.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { KeyCaps } from './key-caps.tsx';
import './keys-dialog.css';

const titles: Readonly<Record<Section, string>> = {
  everywhere: t.keys.everywhere,
  go: t.keys.go,
  lists: t.keys.lists,
};
const sections = Object.keys(titles) as Section[];

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useApp((s) => s.app);
  const scope = useView((s) => s.scope);
  return (
    <Dialog title={t.keys.title} size="l" disposable onClose={onClose}>
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
    </Dialog>
  );
}

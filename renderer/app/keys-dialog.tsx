import { t } from '../strings/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import './keys-dialog.css';

const command = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl';

const groups = [
  {
    title: t.keys.everywhere,
    keys: [
      { keys: [command, 'K'], text: t.keys.palette },
      { keys: ['/'], text: t.keys.search },
      { keys: ['?'], text: t.keys.help },
    ],
  },
  {
    title: t.keys.go,
    keys: [
      { keys: ['g', 'f'], text: t.nav.allEvents },
      { keys: ['g', 'd'], text: t.jump.title },
      { keys: ['g', 'v'], text: t.saved.title },
      { keys: ['g', 'i'], text: t.nav.inbox },
      { keys: ['g', 'n'], text: t.nav.announcements },
      { keys: ['g', 's'], text: t.nav.subscriptions },
      { keys: ['g', 'a'], text: t.nav.accounts },
      { keys: ['g', ','], text: t.nav.settings },
    ],
  },
  {
    title: t.keys.lists,
    keys: [
      { keys: ['j', '↓'], text: t.keys.next },
      { keys: ['k', '↑'], text: t.keys.previous },
      { keys: ['Home', 'End'], text: t.keys.top },
      { keys: ['Enter'], text: t.keys.open },
      { keys: ['→', '←'], text: t.keys.unfold },
      { keys: ['Esc'], text: t.keys.close },
      { keys: ['x'], text: t.keys.select },
      { keys: ['⇧', 'j'], text: t.keys.range },
      { keys: [command, 'A'], text: t.keys.all },
      { keys: ['e'], text: t.keys.done },
      { keys: ['u'], text: t.keys.unread },
    ],
  },
];

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={t.keys.title} size="l" onClose={onClose}>
      <div className="keys">
        {groups.map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.keys.map((one) => (
                <div key={one.text}>
                  <dt>{one.text}</dt>
                  <dd>
                    {one.keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
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

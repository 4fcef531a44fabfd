import { Compass } from 'lucide-react';
import { ShortcutList } from '../commands/shortcut-list.tsx';
import { changeSettings } from '../state/settings.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';

/** What read, acknowledge and ack mean. */
export function Basics() {
  return (
    <section aria-labelledby="help-basics">
      <h2 id="help-basics">{t.basics.title}</h2>
      <p className="quiet">{t.basics.intro}</p>
      <dl className="basics">
        {Object.values(t.basics.terms).map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div className="detail-actions">
        <Button icon={Compass} onClick={showTour}>
          {t.basics.showTour}
        </Button>
      </div>
    </section>
  );
}

function showTour(): void {
  useView.getState().goFeed({});
  void changeSettings({ isTourClosed: false });
}

/** All keys, from the one list of commands. */
export function Shortcuts() {
  return (
    <section aria-labelledby="help-keys">
      <h2 id="help-keys">{t.keys.title}</h2>
      <ShortcutList />
    </section>
  );
}

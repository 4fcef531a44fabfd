import type { AppState } from '../../electron/ipc/contract.ts';
import { changeSettings } from '../state/settings.ts';
import { t } from '../strings/index.ts';
import { Segments } from '../ui/segments.tsx';
import { Autostart } from './autostart.tsx';
import { Shortcut } from './shortcut.tsx';

type Release = keyof typeof t.settings.releases;

const releases = ['1', '5', '30', 'never'] as const satisfies readonly Release[];
const minutesOf = (release: Release) => (release === 'never' ? null : Number(release));

/** How the app behaves while its window is closed. */
export function Background({ app }: { readonly app: AppState }) {
  return (
    <section aria-labelledby="settings-background">
      <h2 id="settings-background">{t.settings.background}</h2>
      <Autostart />
      <Segments
        label={t.settings.start}
        value={app.startHidden ? 'tray' : 'window'}
        onChange={(start) => void changeSettings({ startHidden: start === 'tray' })}
        options={(['window', 'tray'] as const).map((value) => ({ value, label: t.settings.starts[value] }))}
      />
      <Shortcut shortcut={app.shortcut} />
      <Segments
        label={t.settings.badge}
        value={app.badge}
        onChange={(badge) => void changeSettings({ badge })}
        options={(['both', 'inbox', 'unread', 'nothing'] as const).map((value) => ({
          value,
          label: t.settings.badges[value],
        }))}
      />
      <Segments
        label={t.settings.onClose}
        value={app.onClose}
        onChange={(onClose) => void changeSettings({ onClose })}
        options={(['keep-running', 'quit'] as const).map((value) => ({
          value,
          label: t.settings.onCloses[value],
        }))}
      />
      <p className="quiet">{t.settings.onCloseText}</p>
      <Segments
        label={t.settings.release}
        value={releases.find((one) => minutesOf(one) === app.releaseMinutes) ?? null}
        onChange={(release) => void changeSettings({ releaseMinutes: minutesOf(release) })}
        options={releases.map((value) => ({ value, label: t.settings.releases[value] }))}
      />
      <p className="quiet">{t.settings.releaseText}</p>
    </section>
  );
}

import { Info } from 'lucide-react';
import type { AppState } from '../../electron/ipc/contract.ts';
import { runCommand } from '../commands/commands.ts';
import { useApp } from '../state/app-store.ts';
import { changeSettings } from '../state/settings.ts';
import { t } from '../strings/index.ts';
import { aboutFacts } from '../ui/about-facts.ts';
import { Button } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { ScreenHead } from '../ui/screen.tsx';
import { Segments } from '../ui/segments.tsx';
import { Updates } from '../ui/updates.tsx';
import { Alerts } from './alerts.tsx';
import { Background } from './background.tsx';
import { Backup } from './backup.tsx';
import { LanguageAndZoom } from './language.tsx';
import { QuietHours } from './quiet-hours.tsx';
import { Retention } from './retention.tsx';
import { UndoTime } from './undo-time.tsx';
import './settings-screen.css';

export function SettingsScreen() {
  const app = useApp((s) => s.app);
  if (!app) return null;
  return (
    <main className="screen" aria-label={t.settings.title}>
      <ScreenHead title={t.settings.title} />
      <div className="scroll settings">
        <section aria-labelledby="settings-look">
          <h2 id="settings-look">{t.settings.look}</h2>
          <LanguageAndZoom app={app} />
          <Segments
            label={t.settings.theme}
            value={app.theme}
            onChange={(theme) => void changeSettings({ theme })}
            options={(['system', 'light', 'dark'] as const).map((value) => ({
              value,
              label: t.settings.themes[value],
            }))}
          />
          <Segments
            label={t.settings.density}
            value={app.density}
            onChange={(density) => void changeSettings({ density })}
            options={(['comfortable', 'compact'] as const).map((value) => ({
              value,
              label: t.settings.densities[value],
            }))}
          />
          <Segments
            label={t.settings.fold}
            value={app.fold ? 'on' : 'off'}
            onChange={(fold) => void changeSettings({ fold: fold === 'on' })}
            options={(['on', 'off'] as const).map((value) => ({ value, label: t.settings.folds[value] }))}
          />
          <Segments
            label={t.settings.hideDerived}
            value={app.hideDerived ? 'on' : 'off'}
            onChange={(hide) => void changeSettings({ hideDerived: hide === 'on' })}
            options={(['on', 'off'] as const).map((value) => ({ value, label: t.settings.hides[value] }))}
          />
          <p className="quiet">{t.settings.hideDerivedText}</p>
          <UndoTime seconds={app.undoSeconds} />
        </section>
        <Alerts app={app} />
        <QuietHours table={app.quietHours} />
        <Background app={app} />
        <Retention keepDays={app.keepDays} />
        <Backup />
        <About app={app} />
      </div>
    </main>
  );
}

function About({ app }: { readonly app: AppState }) {
  return (
    <section aria-labelledby="settings-about">
      <h2 id="settings-about">{t.settings.about}</h2>
      <Facts facts={aboutFacts(app)} />
      <Updates state={app.updates} />
      <div className="detail-actions">
        <Button icon={Info} onClick={() => runCommand('about')}>
          {t.about.title}
        </Button>
      </div>
    </section>
  );
}

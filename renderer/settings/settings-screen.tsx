import { BellRing, Info, Pause } from 'lucide-react';
import type { AppState } from '../../electron/ipc/contract.ts';
import { runCommand } from '../commands/commands.ts';
import { useApp } from '../state/app-store.ts';
import { changeSettings, pauseAlerts } from '../state/settings.ts';
import { format, t } from '../strings/index.ts';
import { aboutFacts } from '../ui/about-facts.ts';
import { Button } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { ScreenHead } from '../ui/screen.tsx';
import { Segments } from '../ui/segments.tsx';
import { Background } from './background.tsx';
import { Retention } from './retention.tsx';
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
        </section>
        <Alerts until={app.alertsPausedUntil} />
        <Background app={app} />
        <Retention keepDays={app.keepDays} />
        <About app={app} />
      </div>
    </main>
  );
}

function Alerts({ until }: { readonly until: number | null }) {
  const state =
    until === null
      ? t.settings.running
      : until < 0
        ? t.settings.pausedOpen
        : t.settings.pausedUntil(format.moment(until, Date.now()));
  return (
    <section aria-labelledby="settings-alerts">
      <h2 id="settings-alerts">{t.settings.alerts}</h2>
      <p role="status">{state}</p>
      <p className="quiet">{t.settings.pauseText}</p>
      <div className="detail-actions">
        {until !== null && (
          <Button icon={BellRing} variant="primary" onClick={() => void pauseAlerts(0)}>
            {t.settings.resume}
          </Button>
        )}
        {(['15', '60', '480', '-1'] as const).map((minutes) => (
          <Button key={minutes} icon={Pause} onClick={() => void pauseAlerts(Number(minutes))}>
            {t.settings.pauseFor[minutes]}
          </Button>
        ))}
      </div>
    </section>
  );
}

function About({ app }: { readonly app: AppState }) {
  return (
    <section aria-labelledby="settings-about">
      <h2 id="settings-about">{t.settings.about}</h2>
      <Facts facts={aboutFacts(app)} />
      <div className="detail-actions">
        <Button icon={Info} onClick={() => runCommand('about')}>
          {t.about.title}
        </Button>
      </div>
    </section>
  );
}

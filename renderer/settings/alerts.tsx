import { BellRing, ListChecks, Pause } from 'lucide-react';
import { pauseChoices } from '../../electron/core/model/pause-choices.ts';
import type { AppState } from '../../electron/ipc/contract.ts';
import { changeSettings, pauseAlerts } from '../state/settings.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { holdSentence } from '../ui/hold-sentence.ts';
import { Segments } from '../ui/segments.tsx';
import { Sounds } from './sounds.tsx';

/** Whether banners are shown, and to pause them. */
export function Alerts({ app }: { readonly app: AppState }) {
  return (
    <section aria-labelledby="settings-alerts">
      <h2 id="settings-alerts">{t.settings.alerts}</h2>
      <p role="status">{app.hold === null ? t.settings.running : `${holdSentence(app.hold)}.`}</p>
      <p className="quiet">{t.settings.pauseText}</p>
      {app.alertsPausedUntil !== null && (
        <div className="detail-actions">
          <Button icon={BellRing} variant="primary" onClick={() => void pauseAlerts(null)}>
            {t.settings.resume}
          </Button>
        </div>
      )}
      <div className="detail-actions">
        <Button icon={ListChecks} onClick={() => useView.getState().go('alerts')}>
          {t.general.rules}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand beside its buttons. */}
      <div className="segments-field" role="group" aria-label={t.settings.pause}>
        <span className="segments-label">{t.settings.pause}</span>
        <div className="detail-actions">
          {pauseChoices.map((choice) => (
            <Button key={choice} icon={Pause} onClick={() => void pauseAlerts(choice)}>
              {t.quiet.pauses[choice]}
            </Button>
          ))}
        </div>
      </div>
      <Segments
        label={t.quiet.contents}
        value={app.hideBannerContents ? 'hide' : 'show'}
        onChange={(value) => void changeSettings({ hideBannerContents: value === 'hide' })}
        options={(['show', 'hide'] as const).map((value) => ({
          value,
          label: t.quiet.contentsChoices[value],
        }))}
      />
      <p className="quiet">{t.quiet.contentsText}</p>
      <Sounds app={app} />
    </section>
  );
}

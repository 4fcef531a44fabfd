import { RotateCw } from 'lucide-react';
import { clockChoices, languageChoices } from '../../electron/core/model/language-choices.ts';
import type { AppState } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { changeSettings } from '../state/settings.ts';
import { sayProblem } from '../state/toast-store.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Segments } from '../ui/segments.tsx';

const zooms = ['0.9', '1', '1.25', '1.5', '2'] as const satisfies readonly (keyof typeof t.general.zooms)[];

async function restart(): Promise<void> {
  const reply = await ask('app.restart');
  if (!reply.ok) sayProblem(reply.problem);
}

/** Language, how times are written, and the size of the page. */
export function LanguageAndZoom({ app }: { readonly app: AppState }) {
  return (
    <>
      <Segments
        label={t.general.language}
        value={app.language}
        onChange={(language) => void changeSettings({ language })}
        options={languageChoices.map((value) => ({ value, label: t.general.languages[value] }))}
      />
      <Segments
        label={t.general.clock}
        value={app.clock}
        onChange={(clock) => void changeSettings({ clock })}
        options={clockChoices.map((value) => ({ value, label: t.general.clocks[value] }))}
      />
      <div className="settings-restart" role="status">
        {app.needsRestart && (
          <>
            <p>{t.general.restartText}</p>
            <Button icon={RotateCw} onClick={() => void restart()}>
              {t.general.restart}
            </Button>
          </>
        )}
      </div>
      <Segments
        label={t.general.zoom}
        value={zooms.find((one) => Number(one) === app.zoom) ?? null}
        onChange={(zoom) => void changeSettings({ zoom: Number(zoom) })}
        options={zooms.map((value) => ({ value, label: t.general.zooms[value] }))}
      />
      <p className="quiet">{t.general.zoomText}</p>
    </>
  );
}

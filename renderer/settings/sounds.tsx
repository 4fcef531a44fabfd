import { useEffect, useState } from 'react';
import { soundChoices } from '../../electron/core/model/sound-choices.ts';
import type { AppState } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { changeSettings } from '../state/settings.ts';
import { t } from '../strings/index.ts';
import { Segments } from '../ui/segments.tsx';

/** The sounds of banners, and whether the desktop plays any. */
export function Sounds({ app }: { readonly app: AppState }) {
  const [plays, setPlays] = useState<boolean | null>(null);
  useEffect(() => {
    let isGone = false;
    void ask('alerts.playsSound').then((reply) => {
      if (!isGone && reply.ok) setPlays(reply.value);
    });
    return () => {
      isGone = true;
    };
  }, []);
  // Windows has its own sounds only.
  const choices = soundChoices.filter((one) => one !== 'own' || !app.about.platform.startsWith('win32'));
  return (
    <>
      {(['bannerSound', 'urgentSound'] as const).map((which) => (
        <Segments
          key={which}
          label={t.quiet.sounds[which]}
          value={app[which]}
          onChange={(value) => void changeSettings({ [which]: value })}
          options={choices.map((value) => ({ value, label: t.quiet.soundChoices[value] }))}
        />
      ))}
      <p className="quiet">{plays === false ? t.quiet.noSound : t.quiet.soundText}</p>
    </>
  );
}

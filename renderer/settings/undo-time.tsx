import { changeSettings } from '../state/settings.ts';
import { t } from '../strings/index.ts';
import { Segments } from '../ui/segments.tsx';

const choices = ['5', '10', '20', '60'] as const satisfies readonly (keyof typeof t.decide.undoTimes)[];

/** How long what was done can be undone. */
export function UndoTime({ seconds }: { readonly seconds: number }) {
  return (
    <>
      <Segments
        label={t.decide.undoTime}
        value={choices.find((one) => Number(one) === seconds) ?? null}
        onChange={(chosen) => void changeSettings({ undoSeconds: Number(chosen) })}
        options={choices.map((value) => ({ value, label: t.decide.undoTimes[value] }))}
      />
      <p className="quiet">{t.decide.undoTimeText}</p>
    </>
  );
}

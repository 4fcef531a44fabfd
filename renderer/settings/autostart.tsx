import { useEffect, useState } from 'react';
import type { Problem } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { t } from '../strings/index.ts';
import { ProblemNote } from '../ui/note.tsx';
import { Segments } from '../ui/segments.tsx';

/** Whether the app starts at login. It shows what the system has, not what was asked for. */
export function Autostart() {
  const [isOn, setOn] = useState<boolean | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const read = async () => {
    const reply = await ask('desktop.autostart');
    if (reply.ok) setOn(reply.value);
    else setProblem(reply.problem);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is read each time the settings are opened.
  useEffect(() => void read(), []);
  const change = async (next: boolean) => {
    const reply = await ask('desktop.setAutostart', { isOn: next });
    setProblem(reply.ok ? null : reply.problem);
    await read();
  };
  return (
    <>
      <Segments
        label={t.settings.autostart}
        value={isOn === null ? null : isOn ? 'on' : 'off'}
        onChange={(value) => void change(value === 'on')}
        options={(['on', 'off'] as const).map((value) => ({ value, label: t.settings.switch[value] }))}
      />
      <p className="quiet">{t.settings.autostartText}</p>
      {problem && <ProblemNote problem={problem} alert />}
    </>
  );
}

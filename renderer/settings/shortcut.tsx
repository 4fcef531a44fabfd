import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import type { Problem } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { pressedShortcut } from './pressed-shortcut.ts';

/** The shortcut that shows and hides the window from anywhere: it is recorded by pressing it, and Esc cancels. */
export function Shortcut({ shortcut }: { readonly shortcut: string | null }) {
  const id = useId();
  const [isRecording, setRecording] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    void ask('desktop.shortcutProblem').then((reply) => setProblem(reply.ok ? reply.value : reply.problem));
  }, []);
  const change = async (keys: string | null) => {
    setRecording(false);
    const reply = await ask('desktop.setShortcut', { keys });
    setProblem(reply.ok ? null : reply.problem);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isRecording || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setRecording(false);
    const keys = pressedShortcut(event);
    if (keys !== null) void change(keys);
  };
  const shown = shortcut?.replaceAll('Control', t.settings.ctrl) ?? t.settings.shortcutNone;
  return (
    <>
      <div className="segments-field">
        <span className="segments-label" id={id}>
          {t.settings.shortcut}
        </span>
        <Button
          aria-describedby={id}
          onClick={() => setRecording(true)}
          onKeyDown={onKeyDown}
          onBlur={() => setRecording(false)}
        >
          {isRecording ? t.settings.shortcutPress : shown}
        </Button>
        {shortcut !== null && !isRecording && (
          <Button variant="quiet" onClick={() => void change(null)}>
            {t.settings.shortcutRemove}
          </Button>
        )}
      </div>
      <p className="quiet">{t.settings.shortcutText}</p>
      {problem && <ProblemNote problem={problem} alert />}
    </>
  );
}

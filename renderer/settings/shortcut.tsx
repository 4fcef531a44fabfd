import { type KeyboardEvent, useId, useState } from 'react';
import type { AppState, Problem } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { pressedShortcut } from './pressed-shortcut.ts';

/** The shortcut that shows and hides the window from anywhere: it is recorded by pressing it, and Esc cancels. */
export function Shortcut({ shortcut }: { readonly shortcut: AppState['shortcut'] }) {
  const id = useId();
  const [doing, setDoing] = useState<'recording' | 'asking' | null>(null);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const change = async (keys: string | null) => {
    setDoing('asking');
    setRefusal(null);
    const reply = await ask('desktop.setShortcut', { keys });
    setDoing((now) => (now === 'asking' ? null : now));
    setRefusal(reply.ok ? null : reply.problem);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (doing !== 'recording' || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setDoing(null);
    const keys = pressedShortcut(event);
    if (keys !== null) void change(keys);
  };
  const problem = refusal ?? shortcut.problem;
  return (
    <>
      <div className="segments-field">
        <span className="segments-label" id={id}>
          {t.settings.shortcut}
        </span>
        <Button
          aria-describedby={id}
          onClick={() => setDoing('recording')}
          onKeyDown={onKeyDown}
          onBlur={() => setDoing((now) => (now === 'recording' ? null : now))}
        >
          {labelOf(doing, shortcut)}
        </Button>
        {shortcut.keys !== null && doing !== 'recording' && (
          <Button variant="quiet" onClick={() => void change(null)}>
            {t.settings.shortcutRemove}
          </Button>
        )}
      </div>
      <p className="quiet">{t.settings.shortcutText}</p>
      {shortcut.trigger !== null && <p className="quiet">{t.settings.shortcutByDesktop}</p>}
      {problem && <ProblemNote problem={problem} alert />}
    </>
  );
}

/** What the button says: what is being done, or the keys. Where the desktop decides on them, its words for them count. */
function labelOf(doing: 'recording' | 'asking' | null, { keys, trigger }: AppState['shortcut']): string {
  if (doing === 'recording') return t.settings.shortcutPress;
  if (doing === 'asking') return t.settings.shortcutAsking;
  if (trigger !== null) return trigger === '' ? t.settings.shortcutWithoutKeys : trigger;
  return keys?.replaceAll('Control', t.keyNames.ctrl) ?? t.settings.shortcutNone;
}

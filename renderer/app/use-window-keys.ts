import { useEffect, useRef } from 'react';
import { currentSituation } from '../commands/command.ts';
import { commands, isEnabled, keysOf } from '../commands/commands.ts';
import { useApp } from '../state/app-store.ts';
import { useView } from '../state/view-store.ts';
import { keyNameOf } from '../ui/use-keys.ts';

/** The second key of "g f" has to follow the first within this time, ms. */
const SEQUENCE_MS = 1500;

const windowCommands = commands.filter((command) => 'run' in command);

/** The command of a key, or of the key that follows another; null where there is none. */
function commandOf(key: string) {
  return windowCommands.find((command) => keysOf(command).includes(key)) ?? null;
}

const startsSequence = (key: string) =>
  windowCommands.some((command) => keysOf(command).some((one) => one.startsWith(`${key} `)));

/** Whether the focus is where keys mean something else. */
function isOccupied(target: EventTarget | null): boolean {
  if (useView.getState().dialog) return true;
  return (
    target instanceof Element && target.closest('input, textarea, [role="dialog"], [role="menu"]') !== null
  );
}

/** The keys of the commands that work everywhere. They come before those of the screen. */
export function useWindowKeys(): void {
  const isSignedIn = useApp((s) => (s.app?.accounts.length ?? 0) > 0);
  /** The key a sequence began with, and when, in ms. */
  const begun = useRef({ key: '', at: Number.NEGATIVE_INFINITY });
  useEffect(() => {
    if (!isSignedIn) return;
    const onKey = (event: KeyboardEvent) => {
      const key = keyNameOf(event);
      const isFree = !isOccupied(event.target);
      const { sidebar, setSidebar } = useView.getState();
      if (isFree && key === 'escape' && sidebar) return setSidebar(false);
      const isSecond = isFree && event.timeStamp - begun.current.at < SEQUENCE_MS;
      const command = commandOf(key) ?? (isSecond ? commandOf(`${begun.current.key} ${key}`) : null);
      if (isFree) {
        const isFirst = !isSecond && startsSequence(key);
        begun.current = { key, at: isFirst ? event.timeStamp : Number.NEGATIVE_INFINITY };
      }
      if (!command || !(isFree || command.worksWhileTyping) || !isEnabled(command, currentSituation()))
        return;
      event.preventDefault();
      event.stopImmediatePropagation();
      command.run();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [isSignedIn]);
}

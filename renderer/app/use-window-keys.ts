import { useEffect, useRef } from 'react';
import { currentSituation } from '../commands/command.ts';
import { commands, isEnabled, keysOf } from '../commands/commands.ts';
import { keyNameOf } from '../commands/key-name.ts';
import { useApp } from '../state/app-store.ts';
import { useView } from '../state/view-store.ts';

/** Maximum time between the two keys of a sequence such as "g f", ms. */
const SEQUENCE_MS = 1500;

const windowCommands = commands.filter((command) => 'run' in command);

/** The command that has a key or a sequence; null if there is none. */
function commandOf(key: string) {
  return windowCommands.find((command) => keysOf(command).includes(key)) ?? null;
}

const startsSequence = (key: string) =>
  windowCommands.some((command) => keysOf(command).some((one) => one.startsWith(`${key} `)));

/** Whether keys belong to a text field, dialog or menu. */
function isOccupied(target: EventTarget | null): boolean {
  if (useView.getState().dialog) return true;
  return (
    target instanceof Element && target.closest('input, textarea, [role="dialog"], [role="menu"]') !== null
  );
}

/** Handles the keys of commands that work everywhere, before the screen gets them. */
export function useWindowKeys(): void {
  const isSignedIn = useApp((s) => (s.app?.accounts.length ?? 0) > 0);
  /** The first key of a sequence, and when it was pressed (ms). */
  const begun = useRef({ key: '', at: Number.NEGATIVE_INFINITY });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = keyNameOf(event);
      const isFree = !isOccupied(event.target);
      const { isSidebarOpen, setSidebar } = useView.getState();
      if (isFree && key === 'escape' && isSidebarOpen) return setSidebar(false);
      const isSecond = isFree && event.timeStamp - begun.current.at < SEQUENCE_MS;
      // The second key of a sequence may do something by itself as well.
      const sequence = isSecond ? commandOf(`${begun.current.key} ${key}`) : null;
      const command = sequence ?? commandOf(key);
      if (isFree) {
        const isFirst = !isSecond && startsSequence(key);
        begun.current = { key, at: isFirst ? event.timeStamp : Number.NEGATIVE_INFINITY };
      }
      if (!isSignedIn && !command?.worksSignedOut) return;
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

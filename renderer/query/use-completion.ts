import {
  type KeyboardEvent,
  type RefObject,
  type SyntheticEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import {
  type Completion,
  type Completions,
  complete,
  withCompletion,
} from '../../electron/core/query/complete.ts';
import type { KnownNames } from '../../electron/core/query/read-token.ts';

export interface Completing {
  /** What can be written at the caret; null while the list is closed. */
  readonly found: Completions | null;
  /** The option that Enter takes; -1 for none. */
  readonly active: number;
  point(index: number): void;
  take(option: Completion | undefined): void;
  close(): void;
  /** Acts on a key if it is the list's; returns whether it was. */
  onKey(event: KeyboardEvent): boolean;
  /** Follows the caret, and opens the list when something was typed. */
  onEdit(event: SyntheticEvent<HTMLInputElement>, isTyped: boolean): void;
}

/** Completion of a query line as one types. */
export function useCompletion(
  line: string,
  onLine: (line: string) => void,
  input: RefObject<HTMLInputElement | null>,
  names: KnownNames,
): Completing {
  const [caret, setCaret] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const moved = useRef<number | null>(null);
  const found = isOpen ? complete(line, caret, names) : null;
  const active = chosen ?? (found?.isBegun ? 0 : -1);

  useLayoutEffect(() => {
    if (moved.current === null) return;
    input.current?.setSelectionRange(moved.current, moved.current);
    moved.current = null;
  });

  const take = (option: Completion | undefined) => {
    if (!found || !option) return;
    const made = withCompletion(line, found, option);
    moved.current = made.caret;
    setCaret(made.caret);
    setChosen(null);
    // After a field come its values.
    setOpen(option.value === null);
    onLine(made.line);
  };
  const close = () => {
    setOpen(false);
    setChosen(null);
  };
  return {
    found,
    active,
    point: setChosen,
    take,
    close,
    onEdit: (event, isTyped) => {
      setCaret(event.currentTarget.selectionStart ?? 0);
      setChosen(null);
      if (isTyped) setOpen(true);
    },
    onKey: ({ key }) => {
      if (!found) return false;
      const { options } = found;
      if (key === 'ArrowDown') setChosen((active + 1) % options.length);
      else if (key === 'ArrowUp') setChosen((active <= 0 ? options.length : active) - 1);
      else if (key === 'Tab') take(options[Math.max(active, 0)]);
      else if (key === 'Enter' && active >= 0) take(options[active]);
      else if (key === 'Escape') close();
      else {
        if (key === 'Enter') close();
        return false;
      }
      return true;
    },
  };
}

import { type KeyboardEvent, useId, useState } from 'react';
import type { PaletteLine } from '../commands/command.ts';
import { paletteLines } from '../commands/commands.ts';
import { KeyCaps } from '../commands/shown-keys.tsx';
import { useApp } from '../state/app-store.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { Dialog } from '../ui/dialog.tsx';

import './command-palette.css';

/** Every word typed has to occur in a command. */
function matches({ name }: PaletteLine, text: string): boolean {
  const searched = name.toLocaleLowerCase();
  return text
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => searched.includes(word));
}

export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const app = useApp((s) => s.app);
  const scope = useView((s) => s.scope);
  const commands = paletteLines(t, { app, scope }).filter((command) => matches(command, text));
  const run = (command: PaletteLine | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKey = paletteKeys({
    id,
    active,
    count: commands.length,
    setActive,
    run: () => run(commands[active]),
  });
  return (
    <Dialog title={t.palette.title} bare disposable onClose={onClose}>
      <div className="palette">
        <input
          className="palette-input"
          role="combobox"
          aria-label={t.palette.search}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={commands.length > 0 ? `${id}-${active}` : undefined}
          placeholder={t.palette.search}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKey}
          autoComplete="off"
          spellCheck={false}
        />
        {commands.length === 0 && (
          <p className="palette-none" role="status">
            {t.palette.none}
          </p>
        )}
        <div id={`${id}-list`} className="palette-list" role="listbox" aria-label={t.palette.title}>
          {commands.map((command, index) => (
            <Line
              key={command.id}
              id={`${id}-${index}`}
              command={command}
              isActive={index === active}
              onRun={() => run(command)}
              onPoint={() => setActive(index)}
            />
          ))}
        </div>
      </div>
    </Dialog>
  );
}

interface LineProps {
  readonly id: string;
  readonly command: PaletteLine;
  readonly isActive: boolean;
  readonly onRun: () => void;
  readonly onPoint: () => void;
}

function Line({ id, command, isActive, onRun, onPoint }: LineProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys act on the input, which has the focus.
    // biome-ignore lint/a11y/useFocusableInteractive: the input has the focus and points at the active one.
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={isActive ? 'palette-item active' : 'palette-item'}
      onClick={onRun}
      onPointerMove={onPoint}
    >
      <span className="palette-label">{command.name}</span>
      {command.keys && (
        <span className="palette-keys" aria-hidden="true">
          <KeyCaps keys={command.keys} />
        </span>
      )}
    </div>
  );
}

interface KeysOptions {
  readonly id: string;
  readonly active: number;
  readonly count: number;
  readonly setActive: (index: number) => void;
  readonly run: () => void;
}

/** The keys of the input: the arrows choose a line, Enter runs it. */
function paletteKeys({ id, active, count, setActive, run }: KeysOptions) {
  return (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      const next = (active + step + count) % Math.max(1, count);
      setActive(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') run();
    else return;
    event.preventDefault();
  };
}

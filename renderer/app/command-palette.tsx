import { type KeyboardEvent, useId, useState } from 'react';
import type { PaletteLine } from '../commands/command.ts';
import { paletteLines } from '../commands/commands.ts';
import { useApp } from '../state/app-store.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { KeyCaps } from './key-caps.tsx';
import './command-palette.css';

/** Every word typed has to occur in a command. */
function matches({ words }: PaletteLine, text: string): boolean {
  const searched = words.toLocaleLowerCase();
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
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      const next = (active + step + commands.length) % Math.max(1, commands.length);
      setActive(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') run(commands[active]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t.palette.title} bare onClose={onClose}>
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
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys act on the input, which has the focus.
            // biome-ignore lint/a11y/useFocusableInteractive: the input has the focus and points at the active one.
            <div
              key={command.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={index === active ? 'palette-item active' : 'palette-item'}
              onClick={() => run(command)}
              onPointerMove={() => setActive(index)}
            >
              <span className="palette-label">{command.words}</span>
              {command.keys && (
                <span className="palette-keys" aria-hidden="true">
                  <KeyCaps keys={command.keys} />
                </span>
              )}
            </div>
          ))}
        </div>
      </div>
    </Dialog>
  );
}

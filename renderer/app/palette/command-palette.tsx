import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { currentSituation, type PaletteLine } from '../../commands/command.ts';
import { distinctLines, paletteLines } from '../../commands/commands.ts';
import { pageLines } from '../../commands/page-lines.ts';
import { t } from '../../strings/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { foundLines } from './found-lines.ts';
import { PaletteList } from './palette-list.tsx';
import { useResources } from './use-resources.ts';
import './command-palette.css';

const firstLines = () => distinctLines([...paletteLines(t, currentSituation()), ...pageLines()]);

/** The lines of when the palette was opened: none moves meanwhile. Those that are only found by typing come a moment later. */
function useLines(): readonly PaletteLine[] {
  const [lines, setLines] = useState(firstLines);
  useEffect(() => {
    void import('./many-lines.ts').then(({ manyLines }) =>
      setLines((first) => distinctLines([...first, ...manyLines()])),
    );
  }, []);
  return lines;
}

/** Everything that can be done, to be found by typing. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const lines = useLines();
  const resources = useResources(text);
  const found = foundLines(lines, text);
  const groups = resources.length > 0 ? [...found, { group: 'resources' as const, lines: resources }] : found;
  const all = groups.flatMap((group) => group.lines);
  const run = (line: PaletteLine | undefined) => {
    if (!line) return;
    onClose();
    line.run();
  };
  const onKey = paletteKeys({ id, active, count: all.length, setActive, run: () => run(all[active]) });
  return (
    <Dialog title={t.palette.title} bare disposable onClose={onClose}>
      <div className="palette">
        <input
          className="palette-input"
          role="combobox"
          aria-label={t.palette.search}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={all.length > 0 ? `${id}-${active}` : undefined}
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
        {all.length === 0 && (
          <p className="palette-none" role="status">
            {t.palette.none}
          </p>
        )}
        <PaletteList id={id} groups={groups} active={active} onRun={run} onPoint={setActive} />
      </div>
    </Dialog>
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

import type { PaletteLine } from '../../commands/command.ts';
import { KeyCaps } from '../../commands/shown-keys.tsx';
import { t } from '../../strings/index.ts';
import type { FoundGroup } from './found-lines.ts';

interface ListProps {
  readonly id: string;
  readonly groups: readonly FoundGroup[];
  /** The place of the active line among all. */
  readonly active: number;
  readonly onRun: (line: PaletteLine) => void;
  readonly onPoint: (place: number) => void;
}

/** The lines in their groups; the options are numbered through. */
export function PaletteList({ id, groups, active, onRun, onPoint }: ListProps) {
  const firsts = groups.map((_, index) =>
    groups.slice(0, index).reduce((n, { lines }) => n + lines.length, 0),
  );
  return (
    <div id={`${id}-list`} className="palette-list" role="listbox" aria-label={t.palette.title}>
      {groups.map(({ group, lines }, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of options.
        <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
          <div id={`${id}-${group}`} className="palette-group">
            {t.palette.groups[group]}
          </div>
          {lines.map((line, place) => {
            const at = (firsts[index] ?? 0) + place;
            return (
              <Line
                key={line.id}
                id={`${id}-${at}`}
                line={line}
                isActive={at === active}
                onRun={() => onRun(line)}
                onPoint={() => onPoint(at)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

interface LineProps {
  readonly id: string;
  readonly line: PaletteLine;
  readonly isActive: boolean;
  readonly onRun: () => void;
  readonly onPoint: () => void;
}

function Line({ id, line, isActive, onRun, onPoint }: LineProps) {
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
      <span className="palette-label" title={line.name}>
        {line.name}
      </span>
      {line.keys && (
        <span className="palette-keys" aria-hidden="true">
          <KeyCaps keys={line.keys} />
        </span>
      )}
    </div>
  );
}

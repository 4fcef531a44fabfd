import { ChevronRight } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { Fragment } from 'react';
import { create } from 'zustand';
import './menu.css';

interface RunEntry {
  readonly label: string;
  readonly run: () => void;
}
/** An entry of a context menu, or a menu inside it; entries are shown in groups with a line between them. */
export type ContextEntry = RunEntry | { readonly label: string; readonly entries: readonly RunEntry[] };
export type ContextGroups = readonly (readonly (ContextEntry | false | null)[])[];

interface Opened {
  /** What it is about, for screen readers. */
  readonly label: string;
  readonly groups: readonly (readonly ContextEntry[])[];
  /** Where it opens, in px from the corner of the window. */
  readonly x: number;
  readonly y: number;
  /** What had the focus before. */
  readonly from: Element | null;
}

interface ContextStore {
  readonly opened: Opened | null;
  close(): void;
}

const useContextMenu = create<ContextStore>()((set) => ({
  opened: null,
  close: () => set({ opened: null }),
}));

/** How close to the edge of the window a menu may come, px. */
const edge = 8;

/** Where a menu of an element opens: exactly below a button of it, or a little inside an element as wide as a row. */
function placeAt(element: Element): { x: number; y: number } {
  const { left, bottom, width } = element.getBoundingClientRect();
  return width < 48 ? { x: left, y: bottom + 4 } : { x: left + 24, y: bottom - 8 };
}

/**
 * Opens a context menu, where the pointer is, or below an element if it was asked for by a key (the Menu key or
 * Shift+F10), for which browsers report no useful place. What is false or null is left out.
 */
export function openContextMenu(
  event: Pick<MouseEvent, 'clientX' | 'clientY' | 'preventDefault'>,
  { label, groups, below = null }: { label: string; groups: ContextGroups; below?: Element | null },
): void {
  event.preventDefault();
  const kept = groups.map((group) => group.filter((entry) => entry !== false && entry !== null));
  useContextMenu.setState({
    opened: {
      label,
      groups: kept.filter((group) => group.length > 0),
      ...(below ? placeAt(below) : { x: event.clientX, y: event.clientY }),
      from: document.activeElement,
    },
  });
}

/** The context menu that is open, if any. Mounted once. */
export function ContextMenu() {
  const opened = useContextMenu((s) => s.opened);
  const close = useContextMenu((s) => s.close);
  if (!opened) return null;
  const { label, groups, x, y, from } = opened;
  return (
    <section aria-label={label}>
      <DropdownMenu.Root key={`${x} ${y}`} open modal={false} onOpenChange={(open) => !open && close()}>
        <DropdownMenu.Trigger asChild>
          <span className="context-anchor" style={{ left: x, top: y }} aria-hidden="true" tabIndex={-1} />
        </DropdownMenu.Trigger>
        <DropdownMenu.Content
          className="menu"
          align="start"
          collisionPadding={edge}
          aria-label={label}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (from instanceof HTMLElement) from.focus();
          }}
        >
          {groups.map((group, index) => (
            <Fragment key={group[0]?.label}>
              {index > 0 && <DropdownMenu.Separator className="menu-line" />}
              {group.map((entry) => (
                <Entry key={entry.label} entry={entry} />
              ))}
            </Fragment>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Root>
    </section>
  );
}

function Entry({ entry }: { readonly entry: ContextEntry }) {
  if ('run' in entry)
    return (
      <DropdownMenu.Item className="menu-item context" onSelect={entry.run}>
        {entry.label}
      </DropdownMenu.Item>
    );
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className="menu-item context">
        {entry.label}
        <ChevronRight size={14} className="menu-more" aria-hidden="true" />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.SubContent className="menu" collisionPadding={edge} aria-label={entry.label}>
        {entry.entries.map((one) => (
          <Entry key={one.label} entry={one} />
        ))}
      </DropdownMenu.SubContent>
    </DropdownMenu.Sub>
  );
}

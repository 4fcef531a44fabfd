import type { CSSProperties, MouseEvent, ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Layout, stuckAt } from './layout.ts';
import type { Counted, List } from './list.ts';
import { hasSelection, isWhole } from './list-selection.ts';

/** What a click on the heading of a section does, in a list whose sections can be collapsed and selected. */
export interface Folding {
  readonly onToggle: (key: string) => void;
  /** A click on its box. */
  readonly onSelect: (key: string) => void;
}

interface Props<Query, Count extends Counted, Row> {
  readonly list: List<Query, Count, Row>;
  readonly listId: string;
  readonly section: Layout['sections'][number];
  readonly header: (key: string, count: number) => ReactNode;
  readonly folding?: Folding | undefined;
  readonly style: CSSProperties;
  /** It repeats a heading of the list, for the eye alone. */
  readonly isCopy?: boolean;
}

/** The id of the heading that keys act on. */
export const headingId = (listId: string): string => `${listId}-heading`;

/** The heading of a section. For keys and screen readers, that of a collapsed one is an entry of the list. */
export function SectionHeader<Query, Count extends Counted, Row>(props: Props<Query, Count, Row>) {
  const { list, listId, section, header, folding, style, isCopy = false } = props;
  const { key, count, isClosed } = section;
  const isActive = useStore(list.store, (s) => s.heading === key) && isClosed === true;
  const isSelected = useStore(list.store, (s) => hasSelection(s) && isWhole(s, key));
  const content = header(key, count);
  if (folding === undefined)
    return (
      <div className="list-header" style={style} aria-hidden="true">
        {content}
      </div>
    );
  const onClick = (event: MouseEvent) => {
    const isBox = event.target instanceof Element && event.target.closest('[data-check]') !== null;
    if (isBox) folding.onSelect(key);
    else folding.onToggle(key);
  };
  const state = `${isClosed ? ' closed' : ''}${isActive ? ' active' : ''}${isClosed && isSelected ? ' selected' : ''}`;
  if (!isClosed || isCopy)
    return (
      <div className={`list-header foldable${state}`} style={style} aria-hidden="true" onClick={onClick}>
        {content}
      </div>
    );
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys act on the list, which has the focus.
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and points at its active row.
    <div
      {...(isActive && { id: headingId(listId) })}
      className={`list-header foldable${state}`}
      style={style}
      role="option"
      aria-selected={isSelected}
      onClick={onClick}
    >
      {content}
    </div>
  );
}

interface StuckProps<Query, Count extends Counted, Row> extends Omit<Props<Query, Count, Row>, 'style'> {
  readonly pushed: NonNullable<ReturnType<typeof stuckAt>>['pushed'];
  readonly height: number;
}

/** The heading of the section that the first visible row is in, pushed up by the next one. */
export function StuckHeader<Query, Count extends Counted, Row>({
  pushed,
  height,
  ...props
}: StuckProps<Query, Count, Row>) {
  return (
    <div className="list-stuck" aria-hidden="true">
      <SectionHeader {...props} isCopy style={{ transform: `translateY(${-pushed}px)`, height }} />
    </div>
  );
}

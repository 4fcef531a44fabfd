import type { MouseEvent, ReactNode } from 'react';
import { t } from '../strings/index.ts';

interface Props {
  readonly id: string;
  readonly index: number;
  /** How many rows the list has. */
  readonly rows: number;
  readonly className: string;
  /** Where it is in its element, and how high, px. */
  readonly top: number;
  readonly height: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** undefined while the row is not at hand. */
  readonly children: ReactNode | undefined;
  readonly onClick: (event: MouseEvent) => void;
  /** The pointer comes or goes. */
  readonly onHover: (isHovered: boolean) => void;
  /** Lies over the end of the row; for the pointer alone. */
  readonly actions: ReactNode;
}

/** The frame of a row; its words are also its accessible name. */
export function VirtualRow(props: Props) {
  const { index, isActive, isSelected, children } = props;
  const isLoading = children === undefined;
  const state = `${isActive ? ' active' : ''}${isSelected ? ' selected' : ''}`;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys act on the list, which has the focus.
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and points at its active row.
    <div
      id={props.id}
      className={`list-row${state}${props.className && ` ${props.className}`}`}
      style={{ transform: `translateY(${props.top}px)`, height: props.height }}
      role="option"
      aria-selected={isSelected}
      aria-posinset={index + 1}
      aria-setsize={props.rows}
      aria-label={isLoading ? t.loading : undefined}
      aria-busy={isLoading || undefined}
      onClick={props.onClick}
      onPointerEnter={() => props.onHover(true)}
      onPointerLeave={() => props.onHover(false)}
    >
      {isLoading ? <Skeleton /> : children}
      {props.actions}
    </div>
  );
}

function Skeleton() {
  return (
    <span className="skeleton">
      <span className="skeleton-icon" />
      <span className="skeleton-lines">
        <span className="skeleton-line" />
        <span className="skeleton-line short" />
      </span>
    </span>
  );
}

import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { format } from '../strings/index.ts';
import type { TourPlace } from './tour/anchors.ts';

interface EntryProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly count?: number;
  readonly hint?: (n: string) => string;
  readonly current?: boolean;
  readonly quiet?: boolean;
  /** The tour leads here, by this name. */
  readonly tour?: TourPlace;
  readonly onClick: () => void;
}

/** An entry of the sidebar with a count. */
export function NavEntry({ icon: Icon, label, count = 0, hint, current, quiet, tour, onClick }: EntryProps) {
  return (
    <li>
      <button
        type="button"
        className={quiet ? 'nav-entry quiet' : 'nav-entry'}
        aria-current={current ? 'page' : undefined}
        data-tour={tour}
        onClick={onClick}
      >
        <Icon size={16} strokeWidth={1.8} aria-hidden="true" />
        <span className="nav-label">{label}</span>
        <NavCount count={count} hint={hint} />
      </button>
    </li>
  );
}

export function NavCount({
  count,
  hint,
}: {
  readonly count: number;
  readonly hint?: EntryProps['hint'];
}): ReactNode {
  if (count === 0) return null;
  const shown = format.number(count);
  return (
    <span className="nav-count" data-still="blank">
      <span aria-hidden="true">{shown}</span>
      <span className="sr-only">, {hint ? hint(shown) : shown}</span>
    </span>
  );
}

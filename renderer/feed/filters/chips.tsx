import { Copy, X } from 'lucide-react';
import { type FilterPart, type Filters, noFilters, partsOf, without } from '../../query/filters.ts';
import { formatLine } from '../../query/query-line.ts';
import { copyText } from '../../state/copy-text.ts';
import { format, t } from '../../strings/index.ts';
import { Button } from '../../ui/button.tsx';
import './chips.css';

/** The date, with the time of day unless it is midnight. */
function timeText(time: number): string {
  const whole = new Date(time).setHours(0, 0, 0, 0) === time;
  return whole ? format.date(time) : `${format.date(time)}, ${format.clock(time)}`;
}

export function partText(part: FilterPart): string {
  switch (part.type) {
    case 'action':
      return t.actions[part.value];
    case 'kind':
      return t.subjects[part.value];
    case 'in':
      return t.feed.chip.in(part.value);
    case 'unread':
      return t.feed.chip.unread;
    case 'from':
      return t.feed.chip.after(timeText(part.value));
    case 'to':
      return t.feed.chip.before(timeText(part.value));
    case 'text':
      return t.feed.chip.text(part.value);
  }
}

interface Props {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

/** The filters that are set, each with a button to remove it. */
export function Chips({ filters, onChange }: Props) {
  const parts = partsOf(filters).filter((part) => part.type !== 'text');
  if (parts.length === 0) return null;
  return (
    <ul className="chips" aria-label={t.feed.filters}>
      {parts.map((part) => (
        <li key={`${part.type}-${partText(part)}`} className="chip">
          <span>{partText(part)}</span>
          <button
            type="button"
            aria-label={t.feed.drop(partText(part))}
            onClick={() => onChange(without(filters, part))}
          >
            <X size={12} strokeWidth={2.2} aria-hidden="true" />
          </button>
        </li>
      ))}
      <li>
        <Button variant="quiet" onClick={() => onChange({ ...noFilters, text: filters.text })}>
          {t.feed.clear}
        </Button>
      </li>
      <li>
        <Button variant="quiet" icon={Copy} onClick={() => void copyText(formatLine(filters))}>
          {t.feed.copyQuery}
        </Button>
      </li>
    </ul>
  );
}

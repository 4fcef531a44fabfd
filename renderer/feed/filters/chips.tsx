import { Copy, X } from 'lucide-react';
import type { Filter } from '../../../electron/core/model/filter.ts';
import { partsOf, withoutPart } from '../../../electron/core/query/filter.ts';
import { formatLine } from '../../../electron/core/query/format.ts';
import { isWord } from '../../query/filter-store.ts';
import { partText } from '../../query/part-text.ts';
import { severalOfName } from '../../query/several-of-name.ts';
import { copyText } from '../../state/copy-text.ts';
import { t } from '../../strings/index.ts';
import { Button } from '../../ui/button.tsx';
import './chips.css';

interface Props {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

/** The conditions that are set, each value with a button to remove it. Words that are searched for stay in the box. */
export function Chips({ filter, onChange }: Props) {
  const parts = partsOf(filter.filter((one) => !isWord(one)));
  if (parts.length === 0) return null;
  return (
    <ul className="chips" aria-label={t.feed.filters}>
      {parts.map((part) => (
        <li key={`${part.field}-${part.not}-${part.value}`} className={part.not ? 'chip negated' : 'chip'}>
          <span>{[partText(part), severalOfName(part)].filter(Boolean).join(': ')}</span>
          <button
            type="button"
            aria-label={t.feed.drop(partText(part))}
            onClick={() => onChange(withoutPart(filter, part))}
          >
            <X size={12} strokeWidth={2.2} aria-hidden="true" />
          </button>
        </li>
      ))}
      <li>
        <Button variant="quiet" onClick={() => onChange(filter.filter(isWord))}>
          {t.feed.clear}
        </Button>
      </li>
      <li>
        <Button variant="quiet" icon={Copy} onClick={() => void copyText(formatLine(filter))}>
          {t.feed.copyQuery}
        </Button>
      </li>
    </ul>
  );
}

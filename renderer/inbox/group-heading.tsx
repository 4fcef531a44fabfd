import { Check, ChevronDown, ChevronRight, Minus } from 'lucide-react';
import { useStore } from 'zustand';
import { t } from '../strings/index.ts';
import { Middle } from '../ui/middle.tsx';
import { inboxList } from './inbox-list.ts';
import { headingOf, type InboxListSection } from './inbox-sections.ts';
import { selectionOf } from './inbox-selection.ts';
import { countsText } from './inbox-text.ts';
import './group-heading.css';

interface Props {
  readonly section: InboxListSection;
  readonly now: number;
}

/** The heading of a group: whether it is expanded, how much of it is selected, and how many there are. */
export function GroupHeading({ section, now }: Props) {
  const isHistory = useStore(inboxList.store, (s) => s.query.view === 'history');
  const selection = useStore(inboxList.store, (s) => selectionOf(s, section));
  const Fold = section.isClosed ? ChevronRight : ChevronDown;
  return (
    <>
      {!isHistory && (
        <span className={`group-check ${selection}`} data-check aria-hidden="true">
          <span className="check">
            {selection === 'some' ? <Minus size={12} strokeWidth={3} /> : <Check size={12} strokeWidth={3} />}
          </span>
        </span>
      )}
      <Fold className="group-fold" size={14} strokeWidth={2.2} aria-hidden="true" />
      <Middle text={headingOf(section, now)} />{' '}
      <span className="count">{countsText(section.total, section.rows)}</span>
      {section.isClosed && <span className="sr-only"> {t.feed.burstIsClosed}</span>}
    </>
  );
}

import { ArrowUp } from 'lucide-react';
import { useStore } from 'zustand';
import { focusList } from '../../list/focus-list.ts';
import { format, t } from '../../strings/index.ts';
import { feedList } from './feed-list.ts';
import './new-pill.css';

/** Shows how many events arrived above the screen; a click goes there. */
export function NewPill() {
  const above = useStore(feedList.store, (s) => s.above);
  if (above === 0) return null;
  return (
    <button
      type="button"
      className="new-pill"
      data-still="out"
      title={t.feed.newAboveHint}
      onClick={() => {
        feedList.revealAt(0);
        focusList();
      }}
    >
      <ArrowUp size={14} strokeWidth={2.2} aria-hidden="true" />
      {t.feed.newAbove(format.number(above))}
    </button>
  );
}

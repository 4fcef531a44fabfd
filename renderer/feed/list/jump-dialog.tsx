import { type FormEvent, useState } from 'react';
import { formatDateOnly, parseDay } from '../../../electron/core/query/moment.ts';
import { untilState } from '../../state/until-state.ts';
import { format, t } from '../../strings/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Field, type FieldProblem } from '../../ui/field.tsx';
import { feedList } from './feed-list.ts';
import { placeOfDay } from './jump.ts';
import type { FeedCount } from './open-bursts.ts';

/** Asks for a day and scrolls the feed to it without changing its filters. */
export function JumpDialog({ onClose }: { readonly onClose: () => void }) {
  const [day, setDay] = useState(startingDay);
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const go = async (event: FormEvent) => {
    event.preventDefault();
    const found = await jumpTo(parseDay(day));
    if (found === null) onClose();
    else setProblem(found);
  };
  return (
    <Dialog
      title={t.jump.title}
      onClose={onClose}
      focusAfter={() => document.querySelector<HTMLElement>('main [role="listbox"][tabindex]')}
    >
      <form onSubmit={(event) => void go(event)}>
        <Field
          label={t.jump.day}
          type="date"
          value={day}
          max={formatDateOnly(Date.now())}
          problem={problem}
          onChange={(event) => {
            setDay(event.target.value);
            setProblem(null);
          }}
        />
        <DialogActions>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button variant="primary" type="submit">
            {t.jump.go}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** The day of the row at the cursor. */
function startingDay(): string {
  const { rows, cursor } = feedList.store.getState();
  return formatDateOnly(rows.at.get(cursor)?.time ?? Date.now());
}

/** Goes to the first row at or before the end of the day; returns a problem if there is none. */
async function jumpTo(day: number | null): Promise<FieldProblem | null> {
  if (day === null) return { message: t.jump.noDay, next: t.jump.noDayNext };
  const days = (await wholeCount())?.days ?? [];
  const place = placeOfDay(days, day);
  if (place === null) {
    const oldest = days.at(-1);
    return { message: t.jump.nothing, next: oldest ? t.jump.oldest(format.date(oldest.start)) : '' };
  }
  await feedList.prepare(place);
  feedList.setCursor(place);
  feedList.revealAt(place, true);
  return null;
}

/** Waits for the complete count: right after the query has changed, only the first page is counted. */
async function wholeCount(): Promise<FeedCount | null> {
  const count = () => feedList.store.getState().count;
  await untilState(feedList.store, () => !count()?.isPartial);
  return count();
}

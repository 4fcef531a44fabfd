import { type FormEvent, useState } from 'react';
import { snoozeHours } from '../../electron/core/model/snooze-choices.ts';
import { formatDateOnly, parseDay } from '../../electron/core/query/moment.ts';
import { snooze } from '../state/snooze.ts';
import type { SnoozeSource } from '../state/snooze-source.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Field, type FieldProblem } from '../ui/field.tsx';

const DAY_MS = 86_400_000;
const two = (n: number) => String(n).padStart(2, '0');

/** Asks for the day and the time at which something comes back. */
export function SnoozeDialog({
  source,
  onClose,
}: {
  readonly source: SnoozeSource;
  readonly onClose: () => void;
}) {
  const [day, setDay] = useState(() => formatDateOnly(Date.now() + DAY_MS));
  const [time, setTime] = useState(`${two(snoozeHours.tomorrow)}:00`);
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    const found = problemWith(day, time);
    setProblem(found);
    if (found !== null) return;
    onClose();
    void snooze(source, { day, time });
  };
  return (
    <Dialog
      title={t.snooze.until}
      onClose={onClose}
      focusAfter={() => document.querySelector<HTMLElement>('main [role="listbox"][tabindex]')}
    >
      <form noValidate onSubmit={confirm}>
        <Field
          label={t.snooze.day}
          type="date"
          value={day}
          min={formatDateOnly(Date.now())}
          onChange={(event) => setDay(event.target.value)}
        />
        <Field
          label={t.snooze.time}
          type="time"
          value={time}
          problem={problem}
          onChange={(event) => setTime(event.target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button variant="primary" type="submit">
            {t.snooze.confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** What is wrong with a time; the main process decides in the end. */
function problemWith(day: string, time: string): FieldProblem | null {
  const at = parseDay(`${day}T${time}`);
  const next = t.snooze.pastNext;
  if (at === null) return { message: t.snooze.noTime, next };
  return at <= Date.now() ? { message: t.snooze.past, next } : null;
}

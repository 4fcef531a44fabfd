import { formatDay } from '../query/day.ts';
import { t } from '../strings/index.ts';
import { Field } from '../ui/field.tsx';
import { Segments } from '../ui/segments.tsx';
import type { StartChoice } from './use-start-choice.ts';

/** From when on events are shown. */
export function StartFields({ start }: { readonly start: StartChoice }) {
  return (
    <div className="watch-from">
      <Segments
        label={t.watch.from}
        value={start.from === 'sequence' ? null : start.from}
        onChange={start.chooseFrom}
        options={[
          { value: 'now', label: t.watch.now },
          { value: 'everything', label: t.watch.everything },
          { value: 'date', label: t.watch.date },
        ]}
      />
      {start.from === 'date' && (
        <input
          type="date"
          aria-label={t.watch.dateField}
          value={start.date}
          max={formatDay(Date.now())}
          onChange={(event) => start.setDate(event.target.value)}
        />
      )}
    </div>
  );
}

/** A sequence to begin with, for those who know one. */
export function SequenceField({ start }: { readonly start: StartChoice }) {
  return (
    <details className="watch-advanced">
      <summary>{t.watch.sequence}</summary>
      <Field
        label={t.watch.sequenceField}
        inputMode="numeric"
        value={start.sequence}
        onChange={(event) => start.setSequence(event.target.value)}
      />
    </details>
  );
}

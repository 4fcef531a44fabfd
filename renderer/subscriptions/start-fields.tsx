import { formatDateOnly } from '../../electron/core/query/moment.ts';
import { t } from '../strings/index.ts';
import { Field } from '../ui/field.tsx';
import { Segments } from '../ui/segments.tsx';
import type { StartChoice } from './use-start-choice.ts';

/** The choice of the first event to show. */
export function StartFields({ start }: { readonly start: StartChoice }) {
  return (
    <div className="start-choice">
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
          max={formatDateOnly(Date.now())}
          onChange={(event) => start.setDate(event.target.value)}
        />
      )}
    </div>
  );
}

/** The number of the first event, for experts. */
export function SequenceField({ start }: { readonly start: StartChoice }) {
  return (
    <fieldset>
      <legend>{t.watch.sequence}</legend>
      <Field
        label={t.watch.sequenceField}
        inputMode="numeric"
        value={start.sequence}
        onChange={(event) => start.setSequence(event.target.value)}
      />
    </fieldset>
  );
}

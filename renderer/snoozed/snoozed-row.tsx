import { memo } from 'react';
import type { SnoozedRow } from '../../electron/ipc/contract.ts';
import { format, t } from '../strings/index.ts';
import { MixedLine } from '../ui/mixed-row.tsx';

/** Something that is snoozed, with when it comes back. */
export const SnoozedLine = memo(function SnoozedLine({
  row: { account, about, until },
  now,
}: {
  readonly row: SnoozedRow;
  now: number;
}) {
  return (
    <MixedLine account={account} about={about} now={now}>
      <time className="row-time" dateTime={new Date(until).toISOString()} title={format.exact(until)}>
        {t.snooze.back(format.ahead(until, now))}
      </time>
    </MixedLine>
  );
});

import { useState } from 'react';
import { formatDateOnly, parseDay } from '../../electron/core/query/moment.ts';
import type { Start } from '../../electron/ipc/contract.ts';

const WEEK_MS = 7 * 86_400_000;

export interface StartChoice {
  readonly from: Start['from'];
  /** As it is entered: 2026-01-31. A week ago at first. */
  readonly date: string;
  readonly sequence: string;
  /** null while the input is incomplete. */
  readonly value: Start | null;
  chooseFrom(from: Exclude<Start['from'], 'sequence'>): void;
  setDate(date: string): void;
  /** Replaces the choice by a sequence; an empty one restores it. */
  setSequence(sequence: string): void;
}

/** The first event of a new subscription. */
export function useStartChoice(): StartChoice {
  const [from, setFrom] = useState<Start['from']>('now');
  const [date, setDate] = useState(() => formatDateOnly(Date.now() - WEEK_MS));
  const [sequence, setSequence] = useState('');
  return {
    from,
    date,
    sequence,
    value: startOf(from, parseDay(date), sequence.trim()),
    setDate,
    chooseFrom: (chosen) => {
      setFrom(chosen);
      setSequence('');
    },
    setSequence: (entered) => {
      setFrom(entered.trim() === '' ? 'now' : 'sequence');
      setSequence(entered);
    },
  };
}

function startOf(from: Start['from'], day: number | null, sequence: string): Start | null {
  if (from === 'date') return day === null ? null : { from, date: day };
  if (from !== 'sequence') return { from };
  return /^\d{1,20}$/.test(sequence) ? { from, sequence } : null;
}

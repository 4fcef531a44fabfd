import type { NewEntry } from './log.ts';
import type { EventPayload } from './payload.ts';
import { createSubjectTable } from './subject-table.ts';

/** The events themselves, one array per property: a million of them take about 30 MB. */
export interface MemoryEntries {
  readonly length: number;
  append(entry: NewEntry, now: number): number;
  subject(index: number): string;
  payload(index: number): EventPayload;
  block(index: number): number | undefined;
  /** Epoch milliseconds. */
  time(index: number): number;
  timeNs(index: number): string;
  /** Returns a test by index of whether an entry's subject matches; it looks at each distinct subject once. */
  matcher(filter: string): (index: number) => boolean;
  countMatches(matches: (index: number) => boolean, fromIndex: number): number;
}

export function createMemoryEntries(): MemoryEntries {
  const subjects = createSubjectTable();
  const subjectNumbers: number[] = [];
  const payloads: EventPayload[] = [];
  const times: number[] = [];
  // Nanoseconds after the millisecond: as in real times, they do not fit a number and never go back.
  const nsWithinMs: number[] = [];
  // 0 for an event without a block.
  const blocks: number[] = [];

  return {
    get length() {
      return payloads.length;
    },
    append(entry, now) {
      const index = payloads.push(entry.payload) - 1;
      subjectNumbers.push(subjects.numberOf(entry.subject));
      const time = entry.at ?? now;
      const before = Math.floor(time) === Math.floor(times.at(-1) ?? -1) ? at(nsWithinMs, index - 1) : 0;
      nsWithinMs.push(Math.min(before + 1 + (index % 61), 999_999));
      times.push(time);
      blocks.push(entry.block ?? 0);
      return index;
    },
    subject: (index) => subjects.subject(at(subjectNumbers, index)) ?? '',
    payload: (index) => at(payloads, index),
    block: (index) => blocks[index] || undefined,
    time: (index) => at(times, index),
    timeNs: (index) => `${Math.floor(at(times, index))}${String(at(nsWithinMs, index)).padStart(6, '0')}`,
    matcher(filter) {
      const matchesNumber = subjects.matcher(filter);
      return (index) => matchesNumber(at(subjectNumbers, index));
    },
    countMatches(matches, fromIndex) {
      let count = 0;
      for (let index = fromIndex; index < payloads.length; index++) if (matches(index)) count++;
      return count;
    },
  };
}

function at<T>(column: readonly T[], index: number): T {
  const value = column[index];
  if (value === undefined) throw new RangeError(`no entry ${index}`);
  return value;
}

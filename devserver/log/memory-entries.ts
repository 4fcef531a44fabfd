import type { NewEntry } from './log.ts';
import type { EventPayload } from './payload.ts';
import { createMatcher } from './subject.ts';

/** The events themselves, one column a property: a million of them take some 30 MB. */
export interface MemoryEntries {
  readonly length: number;
  append(entry: NewEntry, now: number): number;
  subject(index: number): string;
  payload(index: number): EventPayload;
  block(index: number): number | undefined;
  /** Epoch milliseconds. */
  time(index: number): number;
  timeNs(index: number): string;
  /** Answers by index whether an entry's subject matches; each distinct subject is looked at once. */
  matcher(filter: string): (index: number) => boolean;
  countMatches(matches: (index: number) => boolean, fromIndex: number): number;
}

export function createMemoryEntries(): MemoryEntries {
  const subjects: string[] = [];
  const subjectNumbers = new Map<string, number>();
  const subjectOf: number[] = [];
  const payloads: EventPayload[] = [];
  const times: number[] = [];
  // Nanoseconds after the millisecond: like real times they do not fit a number, and they never go back.
  const withinMs: number[] = [];
  // 0 for an event without one.
  const blocks: number[] = [];

  const at = <T>(column: readonly T[], index: number): T => {
    const value = column[index];
    if (value === undefined) throw new RangeError(`no entry ${index}`);
    return value;
  };

  return {
    get length() {
      return payloads.length;
    },
    append(entry, now) {
      let number = subjectNumbers.get(entry.subject);
      if (number === undefined) {
        number = subjects.push(entry.subject) - 1;
        subjectNumbers.set(entry.subject, number);
      }
      const index = payloads.push(entry.payload) - 1;
      subjectOf.push(number);
      const time = entry.at ?? now;
      const before = Math.floor(time) === Math.floor(times.at(-1) ?? -1) ? at(withinMs, index - 1) : 0;
      withinMs.push(Math.min(before + 1 + (index % 61), 999_999));
      times.push(time);
      blocks.push(entry.block ?? 0);
      return index;
    },
    subject: (index) => at(subjects, at(subjectOf, index)),
    payload: (index) => at(payloads, index),
    block: (index) => blocks[index] || undefined,
    time: (index) => at(times, index),
    timeNs: (index) => `${Math.floor(at(times, index))}${String(at(withinMs, index)).padStart(6, '0')}`,
    matcher(filter) {
      const test = createMatcher(filter);
      const known: (boolean | undefined)[] = [];
      return (index) => {
        const number = at(subjectOf, index);
        let match = known[number];
        if (match === undefined) {
          match = test(at(subjects, number));
          known[number] = match;
        }
        return match;
      };
    },
    countMatches(matches, fromIndex) {
      let count = 0;
      for (let index = fromIndex; index < payloads.length; index++) if (matches(index)) count++;
      return count;
    },
  };
}

import type { QuietHours } from '../../electron/core/model/quiet-hours.ts';

/** From one instant up to, and not including, another; epoch ms. */
interface Span {
  start: number;
  end: number;
}

/** A week in which the clocks change, with what has to be quiet in it. */
export interface Week {
  name: string;
  start: number;
  end: number;
  quiet: readonly Span[];
}

/** The time zone of the weeks. */
export const timeZone = 'Europe/Berlin';

/** Evenings of workdays, Saturday afternoons, and an hour of every night, which is the hour of the change on Sunday. */
export const table: QuietHours = {
  isOn: true,
  ranges: [
    { days: [1, 2, 3, 4, 5], from: '19:00', to: '23:00' },
    { days: [0, 1, 2, 3, 4, 5, 6], from: '01:30', to: '02:30' },
    { days: [6], from: '12:00', to: '18:00' },
  ],
};

const span = (start: string, end: string): Span => ({ start: Date.parse(start), end: Date.parse(end) });

/** What the table means, worked out by hand in UTC: Berlin is two hours ahead in summer, and one in winter. */
export const weeks: readonly Week[] = [
  {
    name: 'the week in which the clocks are set back',
    ...span('2026-10-18T22:00Z', '2026-10-25T23:00Z'),
    quiet: [
      span('2026-10-18T23:30Z', '2026-10-19T00:30Z'),
      span('2026-10-19T17:00Z', '2026-10-19T21:00Z'),
      span('2026-10-19T23:30Z', '2026-10-20T00:30Z'),
      span('2026-10-20T17:00Z', '2026-10-20T21:00Z'),
      span('2026-10-20T23:30Z', '2026-10-21T00:30Z'),
      span('2026-10-21T17:00Z', '2026-10-21T21:00Z'),
      span('2026-10-21T23:30Z', '2026-10-22T00:30Z'),
      span('2026-10-22T17:00Z', '2026-10-22T21:00Z'),
      span('2026-10-22T23:30Z', '2026-10-23T00:30Z'),
      span('2026-10-23T17:00Z', '2026-10-23T21:00Z'),
      span('2026-10-23T23:30Z', '2026-10-24T00:30Z'),
      span('2026-10-24T10:00Z', '2026-10-24T16:00Z'),
      // 02:30 comes twice: it ends with the second one.
      span('2026-10-24T23:30Z', '2026-10-25T01:30Z'),
    ],
  },
  {
    name: 'the week in which the clocks are set forward',
    ...span('2027-03-21T23:00Z', '2027-03-28T22:00Z'),
    quiet: [
      span('2027-03-22T00:30Z', '2027-03-22T01:30Z'),
      span('2027-03-22T18:00Z', '2027-03-22T22:00Z'),
      span('2027-03-23T00:30Z', '2027-03-23T01:30Z'),
      span('2027-03-23T18:00Z', '2027-03-23T22:00Z'),
      span('2027-03-24T00:30Z', '2027-03-24T01:30Z'),
      span('2027-03-24T18:00Z', '2027-03-24T22:00Z'),
      span('2027-03-25T00:30Z', '2027-03-25T01:30Z'),
      span('2027-03-25T18:00Z', '2027-03-25T22:00Z'),
      span('2027-03-26T00:30Z', '2027-03-26T01:30Z'),
      span('2027-03-26T18:00Z', '2027-03-26T22:00Z'),
      span('2027-03-27T00:30Z', '2027-03-27T01:30Z'),
      span('2027-03-27T11:00Z', '2027-03-27T17:00Z'),
      // 02:30 is skipped: it ends when the clocks are set forward.
      span('2027-03-28T00:30Z', '2027-03-28T01:00Z'),
    ],
  },
];

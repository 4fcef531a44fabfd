import fc from 'fast-check';
import { expect, it } from 'vitest';
import { memberAt, type OpenBurst, piecesOf, shownAt, withOpen } from './open-bursts.ts';

const folded = {
  total: 40,
  unread: 0,
  rows: 10,
  days: [
    { start: 2, count: 4, events: 20 },
    { start: 1, count: 6, events: 20 },
  ],
};
const burst = (place: number, events: number): OpenBurst => ({
  head: { account: 'a', id: 100 + place },
  place,
  events,
});

it('gives the events of an opened burst to the day of its row', () => {
  const count = withOpen(folded, [burst(4, 7), burst(3, 5)]);
  expect(count.days.map((day) => day.count)).toEqual([9, 13]);
  expect(count.days.map((day) => day.events)).toEqual([20, 20]);
  expect(count.rows).toBe(22);
  expect(count.total).toBe(40);
});

it('knows each place on screen: what a range is made of is where the single rows are', () => {
  const opened = fc.uniqueArray(fc.record({ place: fc.nat(9), events: fc.integer({ min: 1, max: 6 }) }), {
    selector: (one) => one.place,
    maxLength: 4,
  });
  fc.assert(
    fc.property(opened, fc.nat(40), fc.integer({ min: 1, max: 40 }), (bursts, offset, limit) => {
      const count = withOpen(
        folded,
        bursts.map((one) => burst(one.place, one.events)),
      );
      const expected = new Map<number, string>();
      for (let place = 0; place < folded.rows; place++)
        expected.set(shownAt(count.open, place), `row ${place}`);
      for (const one of count.open)
        for (let n = 0; n < one.events; n++)
          expected.set(memberAt(count.open, one, n), `${one.place} event ${n}`);
      expect(expected.size).toBe(count.rows);
      const shown = piecesOf(count, offset, Math.max(0, Math.min(limit, count.rows - offset))).flatMap(
        (piece) =>
          Array.from({ length: piece.limit }, (_, n) =>
            'burst' in piece.key
              ? `${piece.key.burst.place} event ${piece.offset + n}`
              : `row ${piece.key.start + piece.offset + n}`,
          ),
      );
      const range = [...expected.keys()].filter((at) => at >= offset && at < offset + limit);
      expect(shown).toEqual(range.sort((a, b) => a - b).map((at) => expected.get(at)));
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Area, minimumOn, movedByPerson, placement } from './bounds.ts';

const laptop = { x: 0, y: 0, width: 1920, height: 1080 };
const beside = { x: 1920, y: -200, width: 2560, height: 1440 };
const netbook = { x: 0, y: 28, width: 1024, height: 572 };
const saved = { x: 100, y: 50, width: 900, height: 700 };

test('the window opens where it was, on whichever screen', () => {
  expect(placement(saved, [laptop, beside])).toEqual(saved);
  const onSecond = { ...saved, x: 2500, y: -150 };
  expect(placement(onSecond, [laptop, beside])).toEqual(onSecond);
});

test('the first window is in the middle of the primary screen', () => {
  expect(placement(null, [laptop, beside])).toEqual({ x: 370, y: 160, width: 1180, height: 760 });
});

test('the first window on a small screen leaves space for its frame', () => {
  expect(placement(null, [netbook])).toEqual({ x: 8, y: 52, width: 1008, height: 524 });
});

test('undocked from a large screen, the window is limited to the one that is left and moved inside', () => {
  expect(placement({ x: 500, y: 300, width: 3000, height: 2000 }, [netbook])).toEqual({
    x: 16,
    y: 76,
    width: 1008,
    height: 524,
  });
  expect(placement({ ...saved, x: 2500 }, [laptop])).toEqual({ x: 510, y: 190, width: 900, height: 700 });
});

test('what reaches beyond the screen is moved inside', () => {
  expect(placement({ ...saved, x: 1500, y: -20 }, [laptop])).toEqual({ ...saved, x: 1020, y: 0 });
});

test('it is never smaller than the minimum, which itself fits the smallest screen', () => {
  expect(placement({ ...saved, width: 10, height: 10 }, [laptop])).toMatchObject({ width: 400, height: 360 });
  const tiny = { x: 0, y: 0, width: 320, height: 240 };
  expect(minimumOn([laptop, tiny])).toEqual({ width: 320, height: 240 });
  expect(placement(saved, [tiny])).toEqual(tiny);
});

test('without a screen the window keeps what it had', () => {
  expect(placement(saved, [])).toEqual(saved);
  expect(placement(null, [])).toMatchObject({ width: 1180, height: 760 });
});

const area = (largest: number): fc.Arbitrary<Area> =>
  fc.record({
    x: fc.integer({ min: -8000, max: 8000 }),
    y: fc.integer({ min: -8000, max: 8000 }),
    width: fc.integer({ min: 100, max: largest }),
    height: fc.integer({ min: 100, max: largest }),
  });
const desk = fc.array(area(8000), { minLength: 1, maxLength: 4 });

const isInside = (inner: Area, outer: Area) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

test('any window is placed inside a work area, and stays where it was placed', () => {
  fc.assert(
    fc.property(fc.option(area(20_000)), desk, (wanted, workAreas) => {
      const placed = placement(wanted, workAreas);
      expect(workAreas.some((workArea) => isInside(placed, workArea))).toBe(true);
      expect(placement(placed, workAreas)).toEqual(placed);
    }),
  );
});

/** What a system makes of bounds: rounded to its pixels, grown by Chromium's own rounding, shifted by the frame. */
function onSystem(set: Area, scale: number, shift: number, growth: number): Area {
  const rounded = (value: number) => Math.ceil(Math.round(value * scale) / scale);
  return {
    x: rounded(set.x) + shift,
    y: rounded(set.y) + shift,
    width: rounded(set.width) + growth,
    height: rounded(set.height) + growth,
  };
}

const system = fc.record({
  scale: fc.constantFrom(1, 1.25, 1.5, 1.75),
  shift: fc.integer({ min: -40, max: 40 }),
  growth: fc.integer({ min: 0, max: 5 }),
  jitter: fc.integer({ min: -1, max: 1 }),
});

test('opened and closed a hundred times, a window that nobody moves stays', () => {
  fc.assert(
    fc.property(area(3000), desk, system, (first, workAreas, { scale, shift, growth, jitter }) => {
      let kept = first;
      const placed = placement(kept, workAreas);
      for (let n = 0; n < 100; n++) {
        const set = placement(kept, workAreas);
        expect(set).toEqual(placed);
        const settled = onSystem(set, scale, shift, growth);
        const read = { ...settled, width: settled.width + jitter, x: settled.x - jitter };
        kept = movedByPerson(set, settled, read) ?? kept;
      }
      expect(kept).toEqual(first);
    }),
  );
});

test('what the person moved is kept exactly, however the system places windows', () => {
  fc.assert(
    fc.property(area(1000), system, fc.integer({ min: 3, max: 500 }), (set, { scale, shift, growth }, by) => {
      const settled = onSystem(set, scale, shift, growth);
      const moved = movedByPerson(set, settled, { ...settled, x: settled.x + by });
      expect(moved).toEqual({ ...set, x: set.x + by });
    }),
  );
});

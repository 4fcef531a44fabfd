import { expect, it } from 'vitest';
import { placeHint } from './place-hint.ts';

const page = { width: 1_000, height: 700 };
const hint = { width: 280, height: 120 };

it('stands to the right of what it is about, and inside the window', () => {
  expect(placeHint({ left: 8, top: 60, width: 212, height: 30 }, hint, page)).toEqual({ left: 230, top: 60 });
  expect(placeHint({ left: 8, top: 660, width: 212, height: 30 }, hint, page)).toEqual({
    left: 230,
    top: 568,
  });
});

it('stands below where there is no room beside, and above at the bottom', () => {
  const narrow = { width: 400, height: 700 };
  expect(placeHint({ left: 12, top: 60, width: 376, height: 28 }, hint, narrow)).toEqual({
    left: 12,
    top: 98,
  });
  expect(placeHint({ left: 300, top: 640, width: 90, height: 28 }, hint, narrow)).toEqual({
    left: 108,
    top: 510,
  });
});

import { expect, test } from 'vitest';
import { overlayLabel, overlayPixels } from './overlay-pixels.ts';

/** The picture as text: `#` for ink, `o` for the disc. */
function drawn(count: number, sizePx: number): string[] {
  const pixels = overlayPixels(count, sizePx);
  const at = (x: number, y: number) => pixels.subarray((y * sizePx + x) * 4, (y * sizePx + x) * 4 + 4);
  return Array.from({ length: sizePx }, (_, y) =>
    Array.from({ length: sizePx }, (_, x) =>
      at(x, y)[3] === 0 ? ' ' : at(x, y)[0] === 255 ? '#' : 'o',
    ).join(''),
  );
}

test('one to nine are said, more is 9+', () => {
  expect([1, 9, 10, 99, 12_000].map(overlayLabel)).toEqual(['1', '9', '9+', '9+', '9+']);
});

test.each([16, 32])('each number looks different and stays within the disc at %i px', (sizePx) => {
  const pictures = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((count) => drawn(count, sizePx));
  expect(new Set(pictures.map((rows) => rows.join('\n'))).size).toBe(10);
  for (const rows of pictures) {
    expect(rows[0]?.[0]).toBe(' ');
    // Ink has the disc on both sides.
    for (const row of rows) if (row.includes('#')) expect(row.trim()).toMatch(/^o.*#.*o$/);
  }
});

test('a seven can be read', () => {
  const rows = drawn(7, 16).map((row) => row.replaceAll('o', ' ').trimEnd());
  expect(rows.filter((row) => row.includes('#')).map((row) => row.trim().length)).toEqual([
    6, 6, 2, 2, 2, 2, 2, 2, 2, 2,
  ]);
});

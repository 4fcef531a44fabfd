import { expect, test } from 'vitest';
import { measureInbox } from '../../../bench/inbox/measure.ts';

test('a hundred thousand notifications are listed, acknowledged all but ten, taken back and sent, and nothing is held up', async () => {
  const figures = await measureInbox(100_000);
  expect(figures).toMatchObject({ markedCount: 99_990, undoneCount: 99_990 });
  expect(figures.sentEachSecond).toBeGreaterThan(0);
  // Copying the list for each notification took minutes.
  expect(figures.longestBlock).toBeLessThan(1_000);
  expect(figures.firstPage).toBeLessThan(2_000);
}, 120_000);

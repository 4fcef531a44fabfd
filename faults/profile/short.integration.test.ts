import { expect, test } from 'vitest';
import { tryDamages } from './try-damages.ts';

test('files of a profile that are damaged one at a time: nothing is lost, and it is said', async () => {
  const lines: string[] = [];
  const { tried, failures } = await tryDamages(8, (line) => void lines.push(line), 2);
  expect(failures, lines.join('\n')).toEqual([]);
  expect(tried).toBe(2);
});

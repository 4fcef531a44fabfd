import { expect, test } from 'vitest';
import { tryDamages } from './try-damages.ts';

test('a list of accounts of which nothing is left: no account, subscription or event is lost, and it is said', async () => {
  const lines: string[] = [];
  const only = { file: /accounts\.json$/, damage: 'other bytes' };
  const { tried, failures } = await tryDamages(8, (line) => void lines.push(line), only);
  expect(failures, lines.join('\n')).toEqual([]);
  expect(tried).toBe(1);
});

import { expect, test } from 'vitest';
import { systemClock } from '../../core/base/clock.ts';
import { withDeadline } from './open-with-deadline.ts';

const address = 'https://portal.example.org/objects/1';
const noLog = () => undefined;
/** Every deadline is over at once. */
const hasty = { ...systemClock, after: (_ms: number, run: () => void) => systemClock.after(0, run) };

test('a page that opens is no problem', async () => {
  const opened: string[] = [];
  const open = async (page: string) => {
    opened.push(page);
  };
  await withDeadline({ open, clock: systemClock, log: noLog })(address);
  expect(opened).toEqual([address]);
});

test.each([
  ['there is no browser', () => Promise.reject(new Error('no application')), systemClock],
  ['the system never answers', () => new Promise<void>(() => undefined), hasty],
] as const)('%s: that is said, with the address', async (_name, open, clock) => {
  await expect(withDeadline({ open, clock, log: noLog })(address)).rejects.toMatchObject({
    problem: { code: 'page-not-opened', args: { address } },
  });
});

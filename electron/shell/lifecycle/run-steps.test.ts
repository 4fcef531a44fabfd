import { expect, test } from 'vitest';
import { runSteps } from './run-steps.ts';

test('steps run one after the other, and one that fails stops none of the others', async () => {
  const log: string[] = [];
  const done: string[] = [];
  const steps = [
    () => {
      throw new Error('the tray is gone');
    },
    async () => {
      await Promise.resolve();
      done.push('engine');
    },
    () => Promise.reject(new Error('no disk')),
    () => done.push('network'),
  ];
  await runSteps(steps, (message) => log.push(message));
  expect(done).toEqual(['engine', 'network']);
  expect(log).toEqual(['stopping: Error: the tray is gone', 'stopping: Error: no disk']);
});

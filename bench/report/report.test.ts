import { expect, test } from 'vitest';
import type { Outcome } from '../lib/bench-file.ts';
import { goal } from '../lib/goals.ts';
import { goalChart, timesGoal } from './chart.ts';
import { replaceSection, section } from './section.ts';

const measured: Outcome = {
  left: [],
  failures: [],
  at: '2026-11-27T03:00:00.000Z',
  short: false,
  seconds: 90,
  machine: { cpu: 'CPU', cores: 2, memoryGb: 24, node: '20', platform: 'linux-x64', load: 0.1 },
  goals: [goal('share', 0.25, 'at least', 0.5, ''), goal('lost & found', null, 'at most', 0, '')],
};

test('how many times its goal a figure is: shorter is better, whichever way the goal goes', () => {
  expect(timesGoal(goal('a', 30, 'at most', 60, 'ms'))).toBe(0.5);
  expect(timesGoal(goal('a', 0.25, 'at least', 0.5, ''))).toBe(2);
  expect(timesGoal(goal('a', 0, 'at most', 0, ''))).toBe(0);
  expect(timesGoal(goal('a', 1, 'at most', 0, ''))).toBe(3);
  expect(timesGoal(goal('a', null, 'at most', 1, ''))).toBeNull();
});

test('the chart has a bar for what was measured, and says what was not', () => {
  const svg = goalChart('<ingest>', measured.goals);
  expect(svg.match(/<rect /g)).toHaveLength(2);
  expect(svg).toContain('not measured');
  expect(svg).toContain('lost &amp; found');
  expect(svg).not.toContain('<ingest>');
});

test('figures are put in their place on the page, and nothing else changes', () => {
  const page = 'before\n<!-- npm run bench -- report: feed -->\nold\n<!-- end -->\nafter\n';
  const made = replaceSection(page, 'feed', section('feed', measured));
  expect(made).toMatch(/^before\n[\s\S]*0\.25[\s\S]*missed[\s\S]*\nafter\n$/);
  expect(made).not.toContain('old');
  expect(replaceSection(made, 'feed', section('feed', measured))).toBe(made);
  expect(() => replaceSection(page, 'start', '')).toThrow('no place for start');
});

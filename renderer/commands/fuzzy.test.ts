import { describe, expect, it } from 'vitest';
import { matchScore } from './fuzzy.ts';

const best = (text: string, ...names: string[]) =>
  names
    .map((name) => ({ name, score: matchScore(name, text) }))
    .filter(({ score }) => score !== null)
    .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))
    .map(({ name }) => name);

describe('what is typed', () => {
  it('matches words in any order, their beginnings before their middles', () => {
    expect(best('inbox go', 'Go to Inbox')).toEqual(['Go to Inbox']);
    expect(best('read', 'Mark 3 read', 'Threads', 'Grant readers')).toEqual([
      'Mark 3 read',
      'Grant readers',
      'Threads',
    ]);
  });
  it('matches letters in their order, from the beginning of a word', () => {
    expect(best('grrd', 'Grant read on soil', 'Go to Alerts')).toEqual(['Grant read on soil']);
    expect(best('xyz', 'Grant read on soil')).toEqual([]);
    // Two letters occur in almost everything.
    expect(best('gd', 'Grant read on soil')).toEqual([]);
  });
  it('prefers the shorter of two that match alike', () => {
    expect(best('settings', 'Go to Settings and more', 'Go to Settings')).toEqual([
      'Go to Settings',
      'Go to Settings and more',
    ]);
  });
  it('matches everything while nothing is typed', () => {
    expect(matchScore('Go to Inbox', '')).not.toBeNull();
    expect(matchScore('Go to Inbox', ' ')).not.toBeNull();
  });
});

import { expect, test } from 'vitest';
import { createAnnouncementClaims } from './announcement-claims.ts';

const reader = (told: Record<string, string[]>) => ({
  announcementsTold: async (accounts: string[], ids: string[]) =>
    accounts.flatMap((account) => told[account] ?? []).filter((id) => ids.includes(id)),
});

test('a banner of one account counts for the others of its host, whatever the port, and for no other host', async () => {
  const claims = createAnnouncementClaims();
  const one = claims.join('one', 'https://aos.example:50051', reader({}));
  const two = claims.join('two', 'https://aos.example:443', reader({}));
  const far = claims.join('far', 'https://evil.example', reader({}));
  const [isToldTwo, isToldFar, isToldOne] = await Promise.all(
    [two, far, one].map((each) => each.lookUp(['A'])),
  );
  one.claim('A');
  // Claimed after the others had looked it up.
  expect([isToldTwo?.('A'), isToldFar?.('A'), isToldOne?.('A')]).toEqual([true, false, false]);
  expect((await two.lookUp(['A', 'B']))('B')).toBe(false);
});

test('what was claimed before a restart is in the databases, of which only those of the same host are asked', async () => {
  const claims = createAnnouncementClaims();
  const stored = reader({ one: ['A'], far: ['B'] });
  claims.join('one', 'https://aos.example', stored);
  claims.join('far', 'https://evil.example', stored);
  const two = claims.join('two', 'https://aos.example', stored);
  const isTold = await two.lookUp(['A', 'B']);
  expect([isTold('A'), isTold('B')]).toEqual([true, false]);
});

import { expect, test } from 'vitest';
import { germanOf, inGerman } from './in-german.ts';
import { appProblemsDe, historyDe } from './problems-app-de.ts';
import { phrasesDe, serverProblemsDe } from './problems-server-de.ts';

const all: Record<string, string> = { ...serverProblemsDe, ...appProblemsDe, ...historyDe };

test('no part is lost', () => {
  const holes = (text: string) => text.match(/\{[^}]*\}/g)?.length ?? 0;
  for (const [english, german] of Object.entries({ ...all, ...phrasesDe })) {
    expect([english, holes(german)]).toEqual([english, holes(english)]);
  }
});

test('a sentence is found again with its parts in it', () => {
  for (const [english, german] of Object.entries(all)) {
    const fill = (text: string, one: (begin: string) => string) =>
      text.replace(/\{([^}]*)\}/g, (_, b) => one(b));
    const parts: string[] = [];
    const filled = fill(english, (begin) => {
      parts.push(`${begin}part${parts.length}.example`);
      return parts.at(-1) ?? '';
    });
    let next = 0;
    expect(inGerman(filled)).toBe(fill(german, () => parts[next++] ?? ''));
  }
});

test('parts may hold what looks like the end of one, and phrases of our own', () => {
  expect(
    inGerman(
      'The certificate of h expired on 1. Mai 2026. It is for h, signed by CA, good until 1. Mai 2026.',
    ),
  ).toBe(
    'Das Zertifikat von h ist seit dem 1. Mai 2026 abgelaufen. Es gilt für h, unterschrieben von CA, bis zum 1. Mai 2026.',
  );
  expect(inGerman('Nobody answers at h on the ports 443 and 50051.')).toBe(
    'Unter h an den Ports 443 und 50051 antwortet niemand.',
  );
});

test('problems and histories are found where they are; the rest is the very same', () => {
  const rows = [{ kind: 'event', message: 'There is no network.' }];
  const state = {
    rows,
    subscriptions: [
      {
        status: {
          state: 'halted',
          problem: { kind: 'x', message: 'There is no network.', next: 'Own words.' },
        },
        history: [{ at: 1, text: 'The network lets streams through again. Events come in as they happen.' }],
      },
    ],
  };
  const after = germanOf(state);
  expect(after.rows).toBe(rows);
  expect(after.subscriptions[0]?.status.problem).toEqual({
    kind: 'x',
    message: 'Es gibt keine Netzverbindung.',
    next: 'Own words.',
  });
  expect(after.subscriptions[0]?.history[0]?.text).toMatch(/^Das Netz lässt/);
  expect(state.subscriptions[0]?.history[0]?.text).toMatch(/^The network/);
  expect(germanOf(rows)).toBe(rows);
});

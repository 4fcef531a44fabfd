import { expect, test } from 'vitest';
import { type Finding, Finding as FindingSchema, toneOf } from '../core/model/finding.ts';
import { findingSentence } from './finding-sentence.ts';
import { languageFor } from './language.ts';

const args = {
  freeBytes: 12_340_000_000,
  name: 'dunst',
  version: '1.9',
  capabilities: ['body', 'actions'],
  backend: 'gnome_libsecret',
  proxies: ['proxy.example.org:3128'],
  server: 'aos.example.org',
  protocol: 'gRPC',
  problem: { kind: 'unreachable', code: 'no-network', args: {} },
};
const findings = FindingSchema.options.map(
  (option) => ({ ...args, code: option.shape.code.value }) as Finding,
);

test.each(['en', 'de'])('%s has a sentence for everything that can be found', (code) => {
  for (const found of findings) {
    const { message, next } = findingSentence(found, languageFor(code));
    expect(`${message} ${next}`, found.code).not.toMatch(/undefined|NaN|\[object/);
    expect(message, found.code).toMatch(/^[\p{Lu}\d]?.*[.]$/u);
    // What does not work has a next step, and what works has none.
    expect(next !== '', found.code).toBe(toneOf(found) !== 'good');
  }
});

test('German says it in words of its own', () => {
  const [english, german] = ['en', 'de'].map((code) =>
    findings.map((found) => findingSentence(found, languageFor(code))),
  );
  german?.forEach(({ message }, index) => {
    expect(message).not.toBe(english?.[index]?.message);
  });
});

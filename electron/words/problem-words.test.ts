import { expect, test } from 'vitest';
import type { Problem, ProblemCode } from '../core/model/problem.ts';
import { problems } from '../core/model/problem-codes.ts';
import { wordsFor } from './languages.ts';
import { explainProblem } from './problem-words.ts';

const samples = {
  fault: 'expired',
  text: 'aos.example.org',
  number: 503,
  time: Date.UTC(2026, 0, 15, 12),
  texts: ['a.example', 'b.example'],
};

function sample(code: ProblemCode): Problem {
  const { kind, args } = problems[code];
  const values = Object.entries(args).map(([name, type]) => [name, samples[type as keyof typeof samples]]);
  return { kind, code, args: Object.fromEntries(values) };
}

const all = (Object.keys(problems) as ProblemCode[]).filter((code) => code !== 'earlier-text');

test.each(all)('%s is a sentence and a next step, in each language its own', (code) => {
  const [en, de] = ['en', 'de-AT'].map((locale) => explainProblem(wordsFor(locale).problems, sample(code)));
  for (const said of [en, de]) {
    expect(said?.message).toMatch(/^\S.*[.]$/);
    expect(said?.next).toMatch(/^\S.*[.]$/);
    expect(`${said?.message} ${said?.next}`).not.toMatch(/undefined|NaN|\[object|Invalid/);
  }
  expect(de?.message).not.toBe(en?.message);
  expect(de?.next).not.toBe(en?.next);
});

test('the facts of a certificate are named, whatever is known of them', () => {
  const args = {
    host: 'h:443',
    hosts: ['a.example', 'b.example', 'c.example', 'd.example'],
    issuer: 'An CA, Inc.',
    from: 0,
    until: Number.NaN,
  };
  const problem: Problem = { kind: 'tls', code: 'certificate-other-name', args };
  expect(explainProblem(wordsFor('en').problems, problem).message).toBe(
    'The certificate of h:443 is for another name. It is for a.example, b.example, c.example and 1 more, signed by An CA, Inc., valid until an unknown day.',
  );
  expect(explainProblem(wordsFor('de').problems, problem).message).toContain('und 1 weitere');
});

test('what an earlier version stored keeps its text', () => {
  const problem: Problem = { kind: 'server', code: 'earlier-text', args: { text: 'It failed.' } };
  expect(explainProblem(wordsFor('de').problems, problem)).toEqual({ message: 'It failed.', next: '' });
});

test('ports are named where there are several', () => {
  const problem = (ports: string[]): Problem => ({
    kind: 'unreachable',
    code: 'connection-refused',
    args: { server: 'aos.example.org', ports },
  });
  const say = (ports: string[]) => explainProblem(wordsFor('en').problems, problem(ports)).message;
  expect(say([])).toBe("Can't connect to aos.example.org.");
  expect(say(['443'])).toBe("Can't connect to aos.example.org:443.");
  expect(say(['443', '50051'])).toBe("Can't connect to aos.example.org on the ports 443 and 50051.");
});

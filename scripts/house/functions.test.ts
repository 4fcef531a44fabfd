import { expect, test } from 'vitest';
import { measureFunctions } from './functions.ts';
import { parseSource } from './sources.ts';

const measured = (text: string) =>
  measureFunctions(parseSource('a.tsx', text)).map(({ name, lines, place }) => `${place} ${name} ${lines}`);

test('a function is as long as its body, whatever its parameters take', () => {
  expect(
    measured('function add(\n  left: number,\n  right: number,\n) {\n  return left + right;\n}\n'),
  ).toEqual(['a.tsx:1 add 3']);
});

test('arrows, methods, accessors and constructors are functions, named by what they are bound to', () => {
  const text = `const one = () => 1;
const two = { three() { return 3; }, four: () => ({
  five: 5,
}) };
class Six {
  constructor() {}
  get seven() { return 7; }
  eight = () => 8;
}
list.map((each) => each);
export default () => 9;
`;
  expect(measured(text)).toEqual([
    'a.tsx:1 one 1',
    'a.tsx:2 three 1',
    'a.tsx:2 four 3',
    'a.tsx:6 constructor 1',
    'a.tsx:7 seven 1',
    'a.tsx:8 eight 1',
    'a.tsx:10 (in list.map) 1',
    'a.tsx:11 (anonymous) 1',
  ]);
});

test('a component and the functions nested in it are counted each', () => {
  const text =
    'function Row() {\n  const press = () => {\n    go();\n  };\n  return <b onClick={press} />;\n}\n';
  expect(measured(text)).toEqual(['a.tsx:1 Row 6', 'a.tsx:2 press 3']);
});

test('overloads and types of functions have no body', () => {
  expect(
    measured('type F = () => void;\nfunction f(a: string): void;\ndeclare function g(): void;\n'),
  ).toEqual([]);
});

import { expect, test } from 'vitest';
import { duplicateShapes, findShapes } from './shapes.ts';
import { parseSource } from './sources.ts';

function duplicates(...texts: string[]): string[][] {
  const sources = texts.map((text, index) => parseSource(`${index}.ts`, text));
  return duplicateShapes(sources.flatMap(findShapes)).map((group) =>
    group.map(({ name, place }) => `${name} ${place}`),
  );
}

const schema = 'export const notice = z.object({ id: z.string(), time: z.number(), text: z.string() });\n';

test('an interface that repeats a schema is a duplicate, in whatever order and of whatever types', () => {
  expect(
    duplicates(schema, 'interface Notice {\n  text: boolean;\n  time?: bigint;\n  readonly id: string;\n}\n'),
  ).toEqual([['notice 0.ts:1', 'Notice 1.ts:1']]);
});

test('type literals count where they are nested, strict schemas and methods too', () => {
  const nested = 'type Row = { inner: { id: string; time(): number; text: string } };\n';
  const strict = 'const rows = z.array(z.strictObject({ id: a, time: b, text: c })).max(9);\n';
  expect(duplicates(nested, strict)).toEqual([['inner 0.ts:1', 'rows 1.ts:1']]);
});

test('two of the same shape in one file are its own affair', () => {
  expect(duplicates(schema + schema)).toEqual([]);
});

test('a type inferred from the schema is not a second shape', () => {
  expect(duplicates(schema, 'export type Notice = z.infer<typeof notice>;\n')).toEqual([]);
});

test('fewer than three properties say nothing', () => {
  expect(duplicates('interface A { x: 1; y: 2 }\n', 'interface B { x: 1; y: 2 }\n')).toEqual([]);
});

test('what a shape is built on belongs to it', () => {
  const child = (base: string) => `interface Child extends ${base} {\n  a: 1;\n  b: 2;\n  c: 3;\n}\n`;
  expect(duplicates(child('Left'), child('Right'))).toEqual([]);
  expect(duplicates(child('Left'), child('Left'))).toHaveLength(1);
  expect(
    duplicates('const x = base.extend({ a, b, c });\n', 'const y = other.extend({ a, b, c });\n'),
  ).toEqual([]);
});

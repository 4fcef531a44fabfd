import { expect, test } from 'vitest';
import { makeFixture } from './fixture.ts';
import { type House, isInOrder, limits, measureHouse, median, numbersOf, sizes } from './measure.ts';
import { reportHouse } from './report.ts';
import { parseSource, readSources } from './sources.ts';

const orderly: House = {
  fileCycles: [],
  folderCycles: [],
  arrowsUp: [],
  unused: [],
  duplicates: [],
  longFiles: [],
  longFunctions: [],
  medianLines: 60,
};

const ofLines = (lines: number) => `${'x();\n'.repeat(lines)}`;
const functionOf = (lines: number) => ({ name: 'long', place: 'a.ts:1', lines });

test('the numbers are those of the lists', () => {
  const house = { ...orderly, arrowsUp: ['a', 'b'], longFunctions: [functionOf(61)] };
  expect(JSON.stringify(numbersOf(house))).toBe(
    '{"folderCycles":0,"fileCycles":0,"arrowsUp":2,"unusedExports":0,"duplicateShapes":0,"filesOver250":0,"functionsOver60":1,"medianLines":60}',
  );
});

test('a file is too long from one line over the limit on, and the longest comes first', () => {
  const sources = [250, 251, 300].map((lines) => parseSource(`electron/${lines}.ts`, ofLines(lines)));
  expect(sizes(sources).longFiles.map(({ lines }) => lines)).toEqual([300, 251]);
});

test('word files have no size', () => {
  const { longFiles, medianLines } = sizes([
    parseSource('electron/words/en.ts', ofLines(900)),
    parseSource('electron/main.ts', ofLines(9)),
  ]);
  expect({ longFiles, medianLines }).toEqual({ longFiles: [], medianLines: 9 });
});

test('the median of an even count is a file that exists', () => {
  expect(median([10, 1, 3, 2])).toBe(2);
  expect(median([5])).toBe(5);
  expect(median([])).toBe(0);
});

test.each([
  ['a circle of files', { fileCycles: ['a → b → a'] }],
  ['a circle of folders', { folderCycles: ['a → b → a'] }],
  ['an arrow up', { arrowsUp: ['floor-of-base: a → b'] }],
  ['an unused export', { unused: ['a.ts:1 a'] }],
  [
    'a shape declared twice',
    { duplicates: [[{ name: 'A', path: 'a.ts', place: 'a.ts:1', properties: ['a'] }]] },
  ],
  ['a file over the limit', { longFiles: [{ path: 'a.ts', lines: 251 }] }],
  ['a function over the hard limit', { longFunctions: [functionOf(81)] }],
  ['too many long functions', { longFunctions: Array(limits.longFunctions + 1).fill(functionOf(61)) }],
] as [string, Partial<House>][])('%s is out of order', (_name, fault) => {
  expect(isInOrder({ ...orderly, ...fault })).toBe(false);
});

test('some long functions are in order, and the report names them all', () => {
  const house = { ...orderly, longFunctions: Array(limits.longFunctions).fill(functionOf(80)) };
  expect(isInOrder(house)).toBe(true);
  expect(reportHouse(house).match(/ 80 long a\.ts:1/g)).toHaveLength(limits.longFunctions);
});

test('an orderly checkout measures as one', { timeout: 60_000 }, async () => {
  await using fixture = await makeFixture();
  const house = await measureHouse(fixture.folder);
  expect({ ...numbersOf(house), medianLines: 0 }).toEqual(numbersOf({ ...orderly, medianLines: 0 }));
  expect(isInOrder(house)).toBe(true);
});

test('sources are read from every measured folder, without tests', async () => {
  await using fixture = await makeFixture({
    'faults/main.ts': ofLines(3),
    'electron/core/base/clock.test.ts': ofLines(4),
    'docs/example.ts': ofLines(5),
  });
  const sources = await readSources(fixture.folder);
  const paths = sources.map(({ path }) => path);
  expect(paths).toContain('electron/core/base/clock.ts');
  expect(paths).toContain('renderer/feed/feed-screen.tsx');
  expect(paths.filter((path) => /test|docs/.test(path))).toEqual([]);
  expect(sources.find(({ path }) => path === 'faults/main.ts')?.lines).toBe(3);
});

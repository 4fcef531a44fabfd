import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Arrows, findArrows } from './arrows.ts';
import { type MeasuredFunction, measureFunctions } from './functions.ts';
import { checkedFolders } from './lint.mjs';
import { duplicateShapes, findShapes, type Shape } from './shapes.ts';
import { countsTowardsSizes, readSources, type Source } from './sources.ts';
import { findUnused } from './unused.ts';

/** What a file and a function may have, and how many functions may lie between the two lines. */
export const limits = { fileLines: 250, functionLines: 80, longLines: 60, longFunctions: 15 } as const;

/** Everything the house is measured by, offenders named. */
export interface House extends Arrows {
  unused: string[];
  duplicates: Shape[][];
  /** Longest first. */
  longFiles: { path: string; lines: number }[];
  /** Longest first. */
  longFunctions: MeasuredFunction[];
  medianLines: number;
}

/** The numbers of a house, as `npm run house -- --json` prints them. */
export interface HouseNumbers {
  folderCycles: number;
  fileCycles: number;
  arrowsUp: number;
  unusedExports: number;
  duplicateShapes: number;
  filesOver250: number;
  functionsOver60: number;
  medianLines: number;
}

/** Measures the checkout in this folder. */
export async function measureHouse(root: string): Promise<House> {
  const folders = checkedFolders.filter((folder) => existsSync(join(root, folder)));
  const [arrows, unused, sources] = [
    await findArrows(root, folders),
    await findUnused(root),
    await readSources(root),
  ];
  return { ...arrows, unused, duplicates: duplicateShapes(sources.flatMap(findShapes)), ...sizes(sources) };
}

/** Finds the files and functions that are too long, and the median length of a file. */
export function sizes(
  sources: readonly Source[],
): Pick<House, 'longFiles' | 'longFunctions' | 'medianLines'> {
  const counted = sources.filter(countsTowardsSizes);
  return {
    longFiles: longest(
      counted.map(({ path, lines }) => ({ path, lines })).filter(({ lines }) => lines > limits.fileLines),
    ),
    longFunctions: longest(counted.flatMap(measureFunctions).filter(({ lines }) => lines > limits.longLines)),
    medianLines: median(counted.map(({ lines }) => lines)),
  };
}

export function numbersOf(house: House): HouseNumbers {
  return {
    folderCycles: house.folderCycles.length,
    fileCycles: house.fileCycles.length,
    arrowsUp: house.arrowsUp.length,
    unusedExports: house.unused.length,
    duplicateShapes: house.duplicates.length,
    filesOver250: house.longFiles.length,
    functionsOver60: house.longFunctions.length,
    medianLines: house.medianLines,
  };
}

/** Whether everything is within the limits. */
export function isInOrder(house: House): boolean {
  const numbers = numbersOf(house);
  return (
    numbers.folderCycles + numbers.fileCycles + numbers.arrowsUp === 0 &&
    numbers.unusedExports + numbers.duplicateShapes + numbers.filesOver250 === 0 &&
    numbers.functionsOver60 <= limits.longFunctions &&
    house.longFunctions.every(({ lines }) => lines <= limits.functionLines)
  );
}

/** The middle value; of an even count the lower of the two in the middle, so that it is a real file's. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

function longest<T extends { lines: number }>(items: readonly T[]): T[] {
  return [...items].sort((left, right) => right.lines - left.lines);
}

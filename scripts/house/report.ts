import { type House, limits } from './measure.ts';

/** Lists every offender under a heading, for people to read. */
export function reportHouse(house: House): string {
  return [
    section('Circles of folders', house.folderCycles),
    section('Circles of files', house.fileCycles),
    section('Imports a rule forbids', house.arrowsUp),
    section('Exports and files nobody imports', house.unused),
    section(
      'Shapes declared in more than one file',
      house.duplicates.map((group) => {
        const [first] = group;
        const places = group.map(({ name, place }) => `\n    ${name} ${place}`);
        return `${first?.properties.join(', ')}${places.join('')}`;
      }),
    ),
    section(
      `Files over ${limits.fileLines} lines`,
      house.longFiles.map(({ path, lines }) => `${length(lines)} ${path}`),
    ),
    section(
      `Functions over ${limits.longLines} lines (none may be over ${limits.functionLines}, and at most ${limits.longFunctions} may be listed)`,
      house.longFunctions.map(({ name, place, lines }) => `${length(lines)} ${name} ${place}`),
    ),
    `The median file has ${house.medianLines} lines.`,
  ].join('\n');
}

function section(heading: string, offenders: readonly string[]): string {
  return [`${heading}: ${offenders.length}`, ...offenders.map((offender) => `  ${offender}`), ''].join('\n');
}

function length(lines: number): string {
  return String(lines).padStart(5);
}

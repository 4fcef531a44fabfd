import { root } from '../lib/paths.mjs';
import { isInOrder, measureHouse, numbersOf } from './measure.ts';
import { reportHouse } from './report.ts';

const house = await measureHouse(root);
process.stdout.write(
  process.argv.includes('--json') ? `${JSON.stringify(numbersOf(house))}\n` : `${reportHouse(house)}\n`,
);
process.exitCode = isInOrder(house) ? 0 : 1;

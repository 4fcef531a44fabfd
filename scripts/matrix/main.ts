import { runMatrix } from './run-matrix.ts';
import { table } from './table.ts';

const cells = await runMatrix();
console.log(table(cells));
if (process.argv.includes('--json')) console.log(JSON.stringify({ cells }));

/** One way, tried in a process of its own: NODE_EXTRA_CA_CERTS is read at its start. The task comes as an argument. */
import type { Task } from './task.ts';
import { tryWay } from './try-way.ts';

const outcome = await tryWay(JSON.parse(process.argv[2] ?? '{}') as Task);
process.stdout.write(`${JSON.stringify(outcome)}\n`, () => process.exit(0));

import { execFileSync } from 'node:child_process';
import { accessSync, constants, writeFileSync } from 'node:fs';

/** Linux's switch for it: https://docs.kernel.org/admin-guide/sysctl/vm.html#drop-caches. Only root may use it. */
const SWITCH = '/proc/sys/vm/drop_caches';

/** Whether this machine lets us drop what it keeps of files in memory. */
export function canDropPageCache(): boolean {
  try {
    accessSync(SWITCH, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Drops what the system keeps of files in memory, so that the next program is read from disk. */
export function dropPageCache(): void {
  execFileSync('sync');
  writeFileSync(SWITCH, '3\n');
}

import { readdir, readFile } from 'node:fs/promises';

/** What a process and all its descendants have used; each figure is a sum over them. */
export interface TreeUse {
  processes: number;
  /** Proportional set size, bytes: a page that several share counts for each in part. */
  pss: number;
  /** CPU time since their start, s. */
  cpu: number;
  /** How often one of their threads has gone to sleep of its own accord since its start: each time something woke it. */
  wakeUps: number;
}

/** The kernel counts CPU time in ticks of 10 ms on every platform that Electron has (sysconf(_SC_CLK_TCK)). */
const TICKS_PER_SECOND = 100;

/** Reads it from /proc (https://docs.kernel.org/filesystems/proc.html); null where there is none. */
export async function treeUse(pid: number): Promise<TreeUse | null> {
  const pids = await treeOf(pid);
  const all = (await Promise.all(pids.map(useOf))).filter((one) => one !== null);
  if (all.length === 0) return null;
  const sum = (of: (one: Omit<TreeUse, 'processes'>) => number) => all.reduce((n, one) => n + of(one), 0);
  return {
    processes: all.length,
    pss: sum((one) => one.pss),
    cpu: sum((one) => one.cpu),
    wakeUps: sum((one) => one.wakeUps),
  };
}

async function treeOf(top: number): Promise<number[]> {
  const names = await readdir('/proc').catch(() => []);
  const parents = new Map<number, number>();
  for (const pid of names.filter((name) => /^\d+$/.test(name)).map(Number)) {
    const fields = await statOf(pid);
    if (fields !== null) parents.set(pid, Number(fields[1]));
  }
  const found = [top];
  for (const parent of found) for (const [pid, its] of parents) if (its === parent) found.push(pid);
  return found;
}

/** The fields of /proc/PID/stat from the state on. The name before it, in brackets, may hold anything. */
async function statOf(pid: number): Promise<string[] | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => null);
  return text === null ? null : text.slice(text.lastIndexOf(')') + 2).split(' ');
}

async function useOf(pid: number): Promise<Omit<TreeUse, 'processes'> | null> {
  const [fields, rollup, threads] = await Promise.all([
    statOf(pid),
    readFile(`/proc/${pid}/smaps_rollup`, 'latin1').catch(() => null),
    readdir(`/proc/${pid}/task`).catch(() => []),
  ]);
  if (fields === null || rollup === null) return null;
  const sleeps = await Promise.all(threads.map((thread) => sleepsOf(pid, thread)));
  return {
    pss: numberIn(rollup, 'Pss') * 1024,
    cpu: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND,
    wakeUps: sleeps.reduce((sum, one) => sum + one, 0),
  };
}

async function sleepsOf(pid: number, thread: string): Promise<number> {
  const status = await readFile(`/proc/${pid}/task/${thread}/status`, 'latin1').catch(() => '');
  return numberIn(status, 'voluntary_ctxt_switches');
}

const numberIn = (text: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);

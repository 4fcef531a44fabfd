import { cpus, loadavg, totalmem } from 'node:os';

/** The machine it was measured on. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryGb: number;
  node: string;
  platform: string;
  /** Load average of the last minute before the start: above a few tenths the figures are unreliable. */
  load: number;
}

export function machine(): Machine {
  const all = cpus();
  return {
    cpu: all[0]?.model.trim() ?? '',
    cores: all.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
    load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}

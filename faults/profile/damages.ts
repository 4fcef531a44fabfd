import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Random } from '../../devserver/util/random.ts';

/** Something that happens to a file on a disk. */
export interface Damage {
  name: string;
  make(file: string, random: Random): void;
}

export const damages: readonly Damage[] = [
  {
    name: 'cut off',
    make: (file, random) =>
      writeFileSync(file, readFileSync(file).subarray(0, random.int(statSync(file).size))),
  },
  { name: 'empty', make: (file) => writeFileSync(file, '') },
  {
    name: 'other bytes',
    make(file, random) {
      const bytes = Buffer.alloc(Math.max(40, statSync(file).size));
      for (let at = 0; at < bytes.length; at++) bytes[at] = random.int(256);
      writeFileSync(file, bytes);
    },
  },
  { name: 'gone', make: (file) => rmSync(file) },
  {
    name: 'a folder',
    make(file) {
      rmSync(file);
      mkdirSync(file);
      writeFileSync(`${file}/inside`, 'x');
    },
  },
  { name: 'without permissions', make: (file) => chmodSync(file, 0) },
];

import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../base/clock.ts';
import { readKept, writeKept } from '../base/kept-file.ts';
import { type Rule, Rules } from '../model/rule.ts';
import { storageError } from '../store/schema/storage-error.ts';

const VERSION = 1;

const Content = z.object({ version: z.literal(VERSION), rules: Rules });

/** What was read, and what the person has to know about it. */
export interface ReadRules {
  /** null: the person has changed none, or their rules are lost. */
  rules: Rule[] | null;
  /** Whether the file was damaged or gone, and the rules come from its last good copy. */
  isRestored: boolean;
  /** The name of a file that could not be understood and of which there was no copy; null if there is none. */
  unreadable: string | null;
}

/** Opens `<folder>/rules.json`, the list of rules. Both methods throw an AosError kind `storage` when the disk refuses. */
export function rulesFile(folder: string, clock: Pick<Clock, 'now'>) {
  const path = join(folder, 'rules.json');
  return {
    read(): ReadRules {
      try {
        const kept = readKept(path, (text) => Content.parse(JSON.parse(text)).rules, clock.now());
        if (kept.value) return { rules: kept.value, isRestored: kept.isFromCopy, unreadable: null };
        return { rules: null, isRestored: false, unreadable: kept.setAside && basename(kept.setAside) };
      } catch (error) {
        throw storageError(error);
      }
    },
    write(rules: readonly Rule[]): void {
      try {
        writeKept(path, JSON.stringify({ version: VERSION, rules }, null, 2));
      } catch (error) {
        throw storageError(error);
      }
    },
  };
}

export type RulesFile = ReturnType<typeof rulesFile>;

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { writeAtomically } from '../../core/base/atomic-file.ts';
import type { Engine } from '../../core/engine/engine-api.ts';
import { AosError, problem } from '../../core/model/problem.ts';
import type { ImportResult } from '../../core/model/setup.ts';
import type { Log } from '../lifecycle/log-file.ts';
import type { SettingsFile } from './settings.ts';
import { readSetup, withFilters } from './setup-file.ts';

export interface RestoreOptions {
  /** Where the file that is being restored is kept until all of it is done. */
  file: string;
  engine: Pick<Engine, 'importSetup'>;
  settings: Pick<SettingsFile, 'get' | 'change'>;
  log: Log;
}

/** Restores an exported file: all of it, whatever happens meanwhile, or nothing of one that is not valid. */
export interface Restore {
  /** @throws AosError if the file is not one of this app, or of a newer version of it; nothing has changed then. */
  restore(text: string): Promise<ImportResult>;
  /** Does the rest of what a crash interrupted. Called when the engine has started. It never throws. */
  finish(): Promise<void>;
}

/**
 * Each step of a restore can be done twice, so the file is written down first: after a crash all of it is done again at the
 * next start.
 */
export function createRestore({ file, engine, settings, log }: RestoreOptions): Restore {
  function apply(text: string, isAgain: boolean): Promise<ImportResult> {
    const { filters = [], quietHours, settings: chosen = {}, ...setup } = readSetup(text);
    const merged = withFilters(settings.get().filters, filters);
    settings.change({ ...chosen, filters: merged, quietHours });
    return engine.importSetup(setup, isAgain);
  }

  async function applyAndForget(text: string, isAgain: boolean): Promise<ImportResult> {
    try {
      return await apply(text, isAgain);
    } finally {
      rmSync(file, { force: true });
    }
  }

  return {
    async restore(text) {
      readSetup(text);
      try {
        writeAtomically(file, text);
      } catch (cause) {
        throw new AosError(problem('file-not-written'), { cause });
      }
      return applyAndForget(text, false);
    },
    async finish() {
      if (!existsSync(file)) return;
      try {
        await applyAndForget(readFileSync(file, 'utf8'), true);
        log('a restore that was interrupted is done');
      } catch (error) {
        log(`a restore that was interrupted could not be done: ${String(error)}`);
      }
    },
  };
}

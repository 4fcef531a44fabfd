import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { writeAtomically } from '../../core/base/atomic-file.ts';
import { createListeners } from '../../core/base/listeners.ts';
import type { Locales } from '../../core/model/locales.ts';
import type { Still } from '../../core/model/still.ts';
import type { Log } from '../lifecycle/log-file.ts';
import type { SettingsFile } from '../settings/settings.ts';

/** A file that is longer was not written by the app, bytes. */
const MAX_BYTES = 2_000_000;

export interface PageStillOptions {
  /** Where the still is kept. */
  file: string;
  /** The document of the built page. */
  page: string;
  /** The folder of the databases. */
  databases: string;
  settings: Pick<SettingsFile, 'get' | 'onChange'>;
  locales: Locales;
  log: Log;
}

/**
 * Keeps what the page showed when it was last calm, so that the next start shows it at once. It is kept beside the databases
 * that it comes from, readable for its owner alone, and not at all where the person hides contents.
 */
export function createPageStill({ file, page, databases, settings, locales, log }: PageStillOptions) {
  let isOver = false;
  const handed = createListeners();

  /** What a still depends on: another app, another language, other databases or other settings make it wrong. */
  function key(): string {
    const { zoom, density, fold, chart, hideDerived, sidebarOrder } = settings.get();
    const shown = { zoom, density, fold, chart, hideDerived, sidebarOrder };
    const parts = [readFileSync(page, 'utf8'), locales, shown, identities(databases)];
    return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
  }

  function forget(): void {
    rmSync(file, { force: true });
  }

  function write(still: Still): void {
    if (settings.get().hideBannerContents) return;
    try {
      writeAtomically(file, JSON.stringify({ key: key(), still }));
    } catch (error) {
      log(`what the page shows could not be kept: ${String(error)}`);
    }
  }

  if (settings.get().hideBannerContents) forget();
  settings.onChange((now) => {
    if (now.hideBannerContents) forget();
  });
  return {
    /** Keeps what the page hands over; null: it shows nothing that the next start could show. */
    keep(still: Still | null): void {
      if (still !== null) write(still);
      handed.tell();
    },
    /** Calls the listener whenever the page has handed over something, also nothing. */
    onHanded: handed.add,
    /** Removes what is kept: an account was removed, or what it shows is not for everybody's eyes any longer. */
    forget,
    /** Returns the still for the first page of this run, as JSON; null if there is none that is still right. */
    take(): string | null {
      if (isOver) return null;
      isOver = true;
      const still = readStill(file, key);
      if (still === null) forget();
      return still;
    },
    /** There is to be none in this run: without a window at its start, all is newer by the time that somebody opens it. */
    end(): void {
      isOver = true;
    },
  };
}

export type PageStill = ReturnType<typeof createPageStill>;

function readStill(file: string, key: () => string): string | null {
  try {
    if (statSync(file).size > MAX_BYTES) return null;
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { key?: unknown; still?: unknown };
    return kept.key === key() && kept.still !== undefined ? JSON.stringify(kept.still) : null;
  } catch {
    return null;
  }
}

/** Which databases there are: one that was replaced has another number on the disk. */
function identities(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => extname(name) === '.sqlite')
    .sort()
    .map((name) => `${name} ${statSync(join(folder, name), { bigint: true }).ino}`);
}

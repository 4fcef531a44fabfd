import { readFileSync, renameSync } from 'node:fs';
import { z } from 'zod';
import { writeAtomically } from '../../core/base/atomic-file.ts';
import type { Clock } from '../../core/base/clock.ts';
import { Preferences } from '../../core/model/preferences.ts';
import type { Log } from '../lifecycle/log-file.ts';

const Bounds = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximized: z.boolean(),
});

/** What the person set, and what the app itself has to remember. Every field has a default, as in `Preferences`. */
const Settings = Preferences.extend({
  /** Epoch milliseconds; -1: until further notice; null: alerts are on. */
  alertsPausedUntil: z.number().nullable().default(null),
  window: Bounds.nullable().default(null),
});

export type Settings = z.infer<typeof Settings>;
export type WindowBounds = z.infer<typeof Bounds>;

/** Some settings; one that is undefined keeps its value. */
type SettingsChange = { [Name in keyof Settings]?: Settings[Name] | undefined };

export interface SettingsFile {
  get(): Settings;
  /**
   * Changes the given fields, writes the file and tells the listeners. If writing fails, that is logged and the change
   * stays.
   */
  change(part: SettingsChange): void;
  onChange(listener: (settings: Settings) => void): () => void;
}

/** Opens the settings. A file that cannot be read is renamed, never overwritten. */
export function openSettings(file: string, clock: Pick<Clock, 'now'>, log: Log): SettingsFile {
  let current = read(file, clock, log);
  const listeners = new Set<(settings: Settings) => void>();
  return {
    get: () => current,
    change(part) {
      const given = Object.entries(part).filter(([, value]) => value !== undefined);
      current = { ...current, ...Object.fromEntries(given) };
      try {
        writeAtomically(file, `${JSON.stringify(current, null, 2)}\n`);
      } catch (error) {
        log(`settings could not be written: ${String(error)}`);
      }
      for (const listener of listeners) listener(current);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

function read(file: string, clock: Pick<Clock, 'now'>, log: Log): Settings {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') log(`settings unreadable: ${String(error)}`);
    return Settings.parse({});
  }
  try {
    return Settings.parse(JSON.parse(text));
  } catch (error) {
    log(`settings set aside: ${String(error)}`);
    try {
      renameSync(file, `${file}.corrupt-${clock.now()}`);
    } catch (reason) {
      log(`settings could not be set aside: ${String(reason)}`);
    }
    return Settings.parse({});
  }
}

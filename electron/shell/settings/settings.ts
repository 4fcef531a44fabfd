import { basename } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../core/base/clock.ts';
import { readKept, writeKept } from '../../core/base/kept-file.ts';
import { createListeners } from '../../core/base/listeners.ts';
import { Pixels, Time } from '../../core/model/bounds.ts';
import { Preferences } from '../../core/model/preferences.ts';
import { type Problem, problem } from '../../core/model/problem.ts';
import { UpdatePolicy } from '../../core/model/updates.ts';
import type { Log } from '../lifecycle/log-file.ts';

const Bounds = z.object({
  x: Pixels.int(),
  y: Pixels.int(),
  width: Pixels.int().positive(),
  height: Pixels.int().positive(),
  maximized: z.boolean(),
});

/** What the person set, and what the app itself has to remember. Every field has a default, as in `Preferences`. */
export const Settings = Preferences.extend({
  /** Epoch milliseconds; -1: until further notice; null: alerts are on. */
  alertsPausedUntil: Time.nullable().default(null),
  /** Shows and hides the window from any app, as Electron names keys; null: none. Changed only by registering it. */
  shortcut: z.string().max(60).nullable().default(null),
  /** When that pause began, epoch milliseconds; null: unknown, or none. */
  alertsPausedFrom: z.number().nullable().default(null),
  window: Bounds.nullable().default(null),
  /** Whether a sandboxed app may start at login, as the desktop last answered; null if it was never asked. */
  autostartGranted: z.boolean().nullable().default(null),
  /** The person was told once that the app runs on after its window was closed, where nothing of it can be seen. */
  saidStillRunning: z.boolean().default(false),
  /** What an administrator said about updates of the app; null: nothing, and the app asks nobody for them. */
  updates: UpdatePolicy.nullable().default(null),
});

export type Settings = z.infer<typeof Settings>;

/** Some settings; one that is undefined keeps its value. */
type SettingsChange = { [Name in keyof Settings]?: Settings[Name] | undefined };

export interface SettingsFile {
  get(): Settings;
  /** What the person has to know about a file that was damaged; null if it was not. */
  damage: Problem | null;
  /**
   * Changes the given fields, writes the file and tells the listeners. If writing fails, that is logged and the change
   * stays.
   */
  change(part: SettingsChange): void;
  onChange(listener: (settings: Settings) => void): () => void;
}

/** Opens the settings. A file that cannot be read is renamed, never overwritten. */
export function openSettings(file: string, clock: Pick<Clock, 'now'>, log: Log): SettingsFile {
  const found = read(file, clock, log);
  let current = found.settings;
  const changes = createListeners<Settings>();
  return {
    get: () => current,
    damage: found.damage,
    change(part) {
      const given = Object.entries(part).filter(([, value]) => value !== undefined);
      current = { ...current, ...Object.fromEntries(given) };
      try {
        writeKept(file, `${JSON.stringify(current, null, 2)}\n`);
      } catch (error) {
        log(`settings could not be written: ${String(error)}`);
      }
      changes.tell(current);
    },
    onChange: changes.add,
  };
}

interface Found {
  settings: Settings;
  damage: Problem | null;
}

function read(file: string, clock: Pick<Clock, 'now'>, log: Log): Found {
  const otherwise = Settings.parse({});
  try {
    const { setAside, ...kept } = readKept(file, (text) => Settings.parse(JSON.parse(text)), clock.now());
    if (setAside !== null) log(`settings that could not be understood were kept as ${setAside}`);
    if (kept.value !== null && kept.isFromCopy) log('the last good copy of the settings is used');
    return { settings: kept.value ?? otherwise, damage: damageOf(kept, setAside) };
  } catch (error) {
    log(`settings unreadable: ${String(error)}`);
    return { settings: otherwise, damage: problem('folder-unusable') };
  }
}

function damageOf(kept: { value: Settings | null; isFromCopy?: boolean }, setAside: string | null) {
  if (kept.value !== null) return kept.isFromCopy ? problem('settings-restored') : null;
  return setAside === null ? null : problem('settings-unreadable', { file: basename(setAside) });
}

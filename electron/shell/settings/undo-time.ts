import type { Engine } from '../../core/engine/engine-api.ts';
import type { SettingsFile } from './settings.ts';

/** Tells the engine how long a decision can be undone, now and whenever the setting changes. */
export function followUndoTime(
  settings: Pick<SettingsFile, 'get' | 'onChange'>,
  engine: Pick<Engine, 'setUndoTime'>,
): void {
  engine.setUndoTime(settings.get().undoSeconds * 1_000);
  settings.onChange(({ undoSeconds }) => engine.setUndoTime(undoSeconds * 1_000));
}

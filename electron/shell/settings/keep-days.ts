import type { Engine } from '../../core/engine/engine-api.ts';
import type { SettingsFile } from './settings.ts';

/** Tells the engine how many days to keep events, now and whenever the setting changes. Unread events are never removed. */
export function followKeepDays(
  settings: Pick<SettingsFile, 'get' | 'onChange'>,
  engine: Pick<Engine, 'setRetention'>,
): void {
  let { keepDays } = settings.get();
  engine.setRetention(keepDays);
  settings.onChange((changed) => {
    if (changed.keepDays === keepDays) return;
    keepDays = changed.keepDays;
    engine.setRetention(keepDays);
  });
}

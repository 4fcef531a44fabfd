import type { Engine } from '../../core/engine/engine-api.ts';
import type { SettingsFile } from './settings.ts';

/** Keeps events as long as the settings say, now and whenever that changes. Unread ones always stay. */
export function followRetention(
  settings: Pick<SettingsFile, 'get' | 'onChange'>,
  engine: Pick<Engine, 'setRetention'>,
): void {
  let { keepDays } = settings.get();
  engine.setRetention(keepDays);
  settings.onChange((now) => {
    if (now.keepDays === keepDays) return;
    keepDays = now.keepDays;
    engine.setRetention(keepDays);
  });
}

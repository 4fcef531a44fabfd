import { nativeTheme } from 'electron';
import type { SettingsFile } from '../settings/settings.ts';

/** Applies the theme of the settings now and whenever it changes. */
export function followTheme(settings: Pick<SettingsFile, 'get' | 'onChange'>): void {
  const apply = () => {
    nativeTheme.themeSource = settings.get().theme;
  };
  apply();
  settings.onChange(apply);
}

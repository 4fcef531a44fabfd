import type { BrowserWindow } from 'electron';
import type { SettingsFile } from '../settings/settings.ts';

/** Has the window's page the size that the person set, now and after it was loaded again. */
export function followZoom(window: BrowserWindow, settings: Pick<SettingsFile, 'get' | 'onChange'>): void {
  const apply = () => {
    if (!window.isDestroyed()) window.webContents.setZoomFactor(settings.get().zoom);
  };
  window.webContents.on('did-finish-load', apply);
  window.once('closed', settings.onChange(apply));
}

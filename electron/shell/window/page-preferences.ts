import type { Session, WebPreferences } from 'electron';
import type { Locales } from '../../core/model/locales.ts';
import { localesArgument } from '../../ipc/locales.ts';

export interface PageOptions {
  session: Session;
  preload: string;
  /** What the page writes in; it is told as it starts. */
  locales: Locales;
  /** Its size; 1 is the usual one. */
  zoom: number;
  isPackaged: boolean;
}

/**
 * What the page's process may do. Electron's defaults are written out too: another version, or a line added here, must not
 * change them unnoticed (electronjs.org/docs/latest/tutorial/security).
 */
export function pagePreferences({
  session,
  preload,
  locales,
  zoom,
  isPackaged,
}: PageOptions): WebPreferences {
  return {
    session,
    preload,
    additionalArguments: [localesArgument(locales)],
    zoomFactor: zoom,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    // A middle click on a link would open a window.
    disableBlinkFeatures: 'Auxclick',
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    // A page that is not ours could imitate the system's dialogs; ours uses none.
    disableDialogs: true,
    spellcheck: false,
    devTools: !isPackaged,
  };
}

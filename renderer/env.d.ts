import type { Locales } from '../electron/core/model/locales.ts';
import type { Bridge } from '../electron/ipc/contract.ts';

declare global {
  interface Window {
    /** Provided by the preload script. */
    readonly aruna: Bridge;
    /** What the app writes in, as the main process has chosen. */
    readonly arunaLocales: Locales;
  }
}

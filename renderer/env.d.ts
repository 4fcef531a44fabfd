import type { Bridge } from '../electron/ipc/contract.ts';

declare global {
  interface Window {
    /** Provided by the preload script. */
    readonly aruna: Bridge;
  }
}

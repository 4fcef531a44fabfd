import type { Bridge } from '../electron/ipc/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly aruna: Bridge;
  }
}

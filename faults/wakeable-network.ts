import type { Network } from '../electron/core/base/network.ts';

/** A network that is always there, and that can say that it is back. */
export interface WakeableNetwork extends Network {
  wake(): void;
}

export function createWakeableNetwork(): WakeableNetwork {
  const listeners = new Set<() => void>();
  return {
    online: () => true,
    onWake(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wake() {
      for (const listener of listeners) listener();
    },
  };
}

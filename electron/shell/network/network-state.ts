import { net, powerMonitor } from 'electron';
import type { Network } from '../../core/base/network.ts';

/** How often the network state is looked at, in milliseconds: Electron has no event for it in the main process. */
const interval = 2_000;

/** The network as the system sees it, with word of waking up and of coming back. `stop` ends the watching. */
export function watchNetwork(): Network & { stop(): void } {
  const listeners = new Set<() => void>();
  const wake = () => {
    for (const listener of listeners) listener();
  };
  let online = net.isOnline();
  const timer = setInterval(() => {
    const before = online;
    online = net.isOnline();
    if (online && !before) wake();
  }, interval);
  powerMonitor.on('resume', wake);
  powerMonitor.on('unlock-screen', wake);
  return {
    online: () => net.isOnline(),
    onWake(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    stop() {
      clearInterval(timer);
      powerMonitor.off('resume', wake);
      powerMonitor.off('unlock-screen', wake);
      listeners.clear();
    },
  };
}

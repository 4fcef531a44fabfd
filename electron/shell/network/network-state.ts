import { net, powerMonitor } from 'electron';
import type { Network } from '../../core/base/network.ts';

/** How often the network state is checked: Electron has no event for it in the main process. */
const checkIntervalMs = 2_000;

/** Watches the system's network state. Listeners are called when the network is back and when the machine wakes up. */
export function watchNetwork(): Network & { stop(): void } {
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of listeners) listener();
  };
  let online = net.isOnline();
  const timer = setInterval(() => {
    const wasOnline = online;
    online = net.isOnline();
    if (online && !wasOnline) notify();
  }, checkIntervalMs);
  powerMonitor.on('resume', notify);
  powerMonitor.on('unlock-screen', notify);
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
      powerMonitor.off('resume', notify);
      powerMonitor.off('unlock-screen', notify);
      listeners.clear();
    },
  };
}

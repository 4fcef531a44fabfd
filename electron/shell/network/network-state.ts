import { net, powerMonitor } from 'electron';
import { createListeners } from '../../core/base/listeners.ts';
import type { Network } from '../../core/base/network.ts';
import type { Bus } from '../bus/bus.ts';
import { followSession } from './session-signals.ts';

/** How often the network state is checked: Electron has no event for it in the main process. */
const checkIntervalMs = 2_000;
/** On Linux both Electron and the login manager tell that the computer woke up: within this time it is told once, ms. */
const sameWakeMs = 1_000;

/** Watches the system's network state. Listeners are called when the network is back and when the machine wakes up. */
export function watchNetwork(systemBus: Bus): Network & { stop(): void } {
  const wakes = createListeners();
  let toldAt = Number.NEGATIVE_INFINITY;
  const notify = () => {
    const now = performance.now();
    if (now - toldAt < sameWakeMs) return;
    toldAt = now;
    wakes.tell();
  };
  let online = net.isOnline();
  const timer = setInterval(() => {
    const wasOnline = online;
    online = net.isOnline();
    if (online && !wasOnline) notify();
  }, checkIntervalMs);
  powerMonitor.on('resume', notify);
  powerMonitor.on('unlock-screen', notify);
  const stopSession = followSession(systemBus, notify);
  return {
    online: () => net.isOnline(),
    onWake: wakes.add,
    stop() {
      clearInterval(timer);
      stopSession();
      powerMonitor.off('resume', notify);
      powerMonitor.off('unlock-screen', notify);
      wakes.clear();
    },
  };
}

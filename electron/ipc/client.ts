import { isChannel, isPush, pushChannel, requestChannel } from './channels.ts';
import type { Bridge, Pushed } from './contract.ts';

/** The two calls of Electron's `ipcRenderer` the bridge rests on. */
export interface Wire {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  on(channel: string, listener: (event: unknown, ...args: unknown[]) => void): unknown;
  removeListener(channel: string, listener: (event: unknown, ...args: unknown[]) => void): unknown;
}

/**
 * The one object the page gets. It knows the listed channels and nothing else: neither `ipcRenderer` nor its events
 * reach the page. Answers are passed on as the main process made them, which checked the input by the same contract.
 */
export function createBridge(wire: Wire): Bridge {
  const bridge: Bridge = {
    request(channel, ...input) {
      if (!isChannel(channel)) return Promise.reject(new Error(`There is no channel "${String(channel)}".`));
      type Answer = ReturnType<typeof bridge.request<typeof channel>>;
      return wire.invoke(requestChannel(channel), ...input) as Answer;
    },
    on(push, listener) {
      if (!isPush(push)) throw new Error(`There is no push "${String(push)}".`);
      const name = pushChannel(push);
      const forward = (_event: unknown, value: unknown) => listener(value as Pushed<typeof push>);
      wire.on(name, forward);
      return () => {
        wire.removeListener(name, forward);
      };
    },
  };
  return Object.freeze(bridge);
}

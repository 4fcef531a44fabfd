import type { Clock } from '../../core/base/clock.ts';
import type { Log } from '../lifecycle/log-file.ts';
import { type Bus, BusError } from './bus.ts';
import { type Connection, openConnection } from './connection.ts';
import { createOwners } from './owners.ts';
import { createSignals } from './signals.ts';

const firstRetryMs = 1_000;
const longestRetryMs = 60_000;

export interface OpenBusOptions {
  /** As in DBUS_SESSION_BUS_ADDRESS; undefined looks where session buses usually are. */
  address?: string;
  clock: Clock;
  log: Log;
}

/** Connects to a message bus, without waiting for it, and connects again whenever the connection is lost. */
export function openBus({ address, clock, log }: OpenBusOptions): Bus {
  let connection: Connection | null = null;
  let isConnected = false;
  let isStopped = false;
  let retryMs = firstRetryMs;
  let cancelRetry: (() => void) | undefined;
  let lastLoss = '';

  const call: Bus['call'] = (what) =>
    connection?.call(what) ?? Promise.reject(new BusError('no-bus', 'there is no message bus'));
  const state = { hasConnection: () => connection !== null, isConnected: () => isConnected };
  const signals = createSignals(call, state.isConnected, log);
  const owners = createOwners(call, signals, state);

  function connect(): void {
    connection = openConnection(address, clock, {
      connected() {
        isConnected = true;
        retryMs = firstRetryMs;
        lastLoss = '';
        signals.tellAll();
        owners.askAll();
      },
      signal: signals.deliver,
      lost(why) {
        isConnected = false;
        connection = null;
        if (isStopped) return;
        if (why !== lastLoss) log(`cannot be reached: ${why}`);
        lastLoss = why;
        owners.askAll();
        cancelRetry = clock.after(retryMs, connect);
        retryMs = Math.min(longestRetryMs, retryMs * 2);
      },
    });
  }

  connect();
  return {
    call,
    emit(what) {
      try {
        connection?.emit(what);
      } catch (error) {
        log(`${what.interface}.${what.member}: ${String(error)}`);
      }
    },
    listen: (match, listener) => signals.listen(match, listener),
    followOwner: owners.follow,
    uniqueName: () => connection?.uniqueName() ?? null,
    stop() {
      isStopped = true;
      cancelRetry?.();
      connection?.close();
      connection = null;
      isConnected = false;
    },
  };
}

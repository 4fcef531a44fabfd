import type { Message } from '@jellybrick/dbus-next';
import type { Clock } from '../../core/base/clock.ts';
import type { Log } from '../lifecycle/log-file.ts';
import { type Bus, BusError, type BusSignal, type SignalMatch } from './bus.ts';
import { type Connection, openConnection } from './connection.ts';
import { plainValue } from './plain-value.ts';

const firstRetryMs = 1_000;
const longestRetryMs = 60_000;

const daemon = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

interface Listening {
  match: SignalMatch;
  rule: string;
  listener: (signal: BusSignal) => void;
}

export interface OpenBusOptions {
  /** As in DBUS_SESSION_BUS_ADDRESS; undefined looks where session buses usually are. */
  address?: string;
  clock: Clock;
  log: Log;
}

/** Connects to a message bus, without waiting for it, and connects again whenever the connection is lost. */
export function openBus({ address, clock, log }: OpenBusOptions): Bus {
  const listenings = new Set<Listening>();
  const followers = new Set<() => void>();
  let connection: Connection | null = null;
  let isConnected = false;
  let isStopped = false;
  let retryMs = firstRetryMs;
  let cancelRetry: (() => void) | undefined;
  let lastLoss = '';

  function connect(): void {
    connection = openConnection(address, clock, {
      connected() {
        isConnected = true;
        retryMs = firstRetryMs;
        lastLoss = '';
        for (const { rule } of listenings) addMatch(rule);
        for (const ask of followers) ask();
      },
      signal(message) {
        for (const { match, listener } of [...listenings])
          if (matches(match, message)) listener(signalOf(message));
      },
      lost(why) {
        isConnected = false;
        connection = null;
        if (isStopped) return;
        if (why !== lastLoss) log(`the message bus is out of reach: ${why}`);
        lastLoss = why;
        for (const ask of followers) ask();
        cancelRetry = clock.after(retryMs, connect);
        retryMs = Math.min(longestRetryMs, retryMs * 2);
      },
    });
  }

  const call: Bus['call'] = (what) =>
    connection?.call(what) ?? Promise.reject(new BusError('no-bus', 'there is no message bus'));

  function tell(member: 'AddMatch' | 'RemoveMatch', rule: string): void {
    call({ ...daemon, member, signature: 's', body: [rule] }).catch((error: unknown) =>
      log(`${member} ${rule}: ${String(error)}`),
    );
  }
  const addMatch = (rule: string) => tell('AddMatch', rule);

  function listen(match: SignalMatch, listener: Listening['listener'], argument?: string): () => void {
    const listening = { match, rule: ruleOf(match, argument), listener };
    listenings.add(listening);
    if (isConnected) addMatch(listening.rule);
    return () => {
      if (listenings.delete(listening) && isConnected) tell('RemoveMatch', listening.rule);
    };
  }

  connect();
  return {
    call,
    listen: (match, listener) => listen(match, listener),
    followOwner(name, listener) {
      let known: string | null | undefined;
      let changes = 0;
      const take = (owner: string | null) => {
        if (owner === known) return;
        known = owner;
        listener(owner);
      };
      const changed = { sender: daemon.destination, interface: daemon.interface, member: 'NameOwnerChanged' };
      const stopListening = listen(
        changed,
        ({ body }) => {
          if (body[0] !== name) return;
          changes += 1;
          take(String(body[2]) || null);
        },
        name,
      );
      const ask = () => {
        if (connection === null) return take(null);
        const before = changes;
        // What was heard while the answer was on its way is newer than the answer.
        const answered = (owner: string | null) => changes === before && take(owner);
        call({ ...daemon, member: 'GetNameOwner', signature: 's', body: [name] }).then(
          ([owner]) => answered(String(owner)),
          () => answered(null),
        );
      };
      followers.add(ask);
      if (isConnected || connection === null) ask();
      return () => {
        followers.delete(ask);
        stopListening();
      };
    },
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

function ruleOf({ sender, path, interface: name, member }: SignalMatch, argument?: string): string {
  const parts = { type: 'signal', sender, path, interface: name, member, arg0: argument };
  return Object.entries(parts)
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}='${value}'`]))
    .join(',');
}

/** A well-known sender is checked by the bus: the message itself names only the connection. */
function matches(match: SignalMatch, message: Message): boolean {
  return (
    match.interface === message.interface &&
    match.member === message.member &&
    (match.path === undefined || match.path === message.path)
  );
}

const signalOf = ({ sender, path, body }: Message): BusSignal => ({
  sender,
  path,
  body: body.map(plainValue),
});

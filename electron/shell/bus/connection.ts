import type { EventEmitter } from 'node:events';
import {
  DBusError,
  Message,
  type MessageBus,
  MessageFlag,
  MessageType,
  sessionBus,
} from '@jellybrick/dbus-next';
import type { Clock } from '../../core/base/clock.ts';
import { type BusBroadcast, type BusCall, BusError } from './bus.ts';
import { plainValue } from './plain-value.ts';

const defaultDeadlineMs = 2_000;

export interface ConnectionEvents {
  connected(): void;
  signal(message: Message): void;
  /** The connection is gone, or was never made; told once. */
  lost(why: string): void;
}

/** One connection to a message bus, from its opening to its loss. */
export interface Connection {
  call(what: BusCall): Promise<unknown[]>;
  /** Throws when a value does not fit the signature or the socket is closed. */
  emit(what: BusBroadcast): void;
  uniqueName(): string | null;
  close(): void;
}

/** @param address as in DBUS_SESSION_BUS_ADDRESS; undefined looks where session buses usually are. */
export function openConnection(
  address: string | undefined,
  clock: Clock,
  events: ConnectionEvents,
): Connection {
  const bus = sessionBus(address === undefined ? {} : { busAddress: address });
  let isLost = false;
  const open = new Set<(error: BusError) => void>();
  const lose = (why: string) => {
    if (isLost) return;
    isLost = true;
    closeQuietly(bus);
    // The library forgets them, and nobody is left to answer.
    for (const reject of open) reject(new BusError('no-bus', why));
    events.lost(why);
  };
  // The library's types leave out "error"; without a listener it would end the process.
  (bus as EventEmitter).on('error', (error: Error) => lose(error.message));
  // The bus object does not tell that its socket was closed at the other end, only the connection in it does.
  const { _connection: socket } = bus as unknown as { _connection: EventEmitter };
  socket.on('end', () => lose('the bus closed the connection'));
  bus.on('connect', () => {
    if (!isLost) events.connected();
  });
  bus.on('message', (message) => {
    if (message.type === MessageType.SIGNAL && !isLost) events.signal(message);
  });
  return {
    call: (what) =>
      isLost
        ? Promise.reject(new BusError('no-bus', 'the connection is gone'))
        : call({ bus, clock, open }, what),
    emit: (what) => bus.send(new Message({ ...what, type: MessageType.SIGNAL })),
    uniqueName: () => bus.name,
    close() {
      isLost = true;
      closeQuietly(bus);
    },
  };
}

interface Calls {
  bus: MessageBus;
  clock: Clock;
  /** Fails each call that is still unanswered. */
  open: Set<(error: BusError) => void>;
}

function call({ bus, clock, open }: Calls, what: BusCall): Promise<unknown[]> {
  const { deadlineMs = defaultDeadlineMs, mayActivate = true, ...fields } = what;
  const flags = mayActivate ? {} : { flags: MessageFlag.NO_AUTO_START };
  const name = `${what.interface}.${what.member}`;
  return new Promise((resolve, reject) => {
    open.add(reject);
    const cancel = clock.after(deadlineMs, () =>
      reject(new BusError('deadline', `${name}: no answer within ${deadlineMs} ms`)),
    );
    // The library throws at once when a value does not fit the signature or the socket is closed.
    new Promise<Message | null>((answer) => answer(bus.call(new Message({ ...fields, ...flags }))))
      .then((reply) => resolve((reply?.body ?? []).map(plainValue)))
      .catch((error: unknown) => reject(refusal(name, error)))
      .finally(() => {
        cancel();
        open.delete(reject);
      });
  });
}

function refusal(name: string, error: unknown): BusError {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof DBusError) return new BusError('refused', `${name}: ${text}`, error.type, text);
  return new BusError('no-bus', `${name}: ${text}`);
}

function closeQuietly(bus: MessageBus): void {
  try {
    bus.disconnect();
  } catch {
    // It was never connected.
  }
}

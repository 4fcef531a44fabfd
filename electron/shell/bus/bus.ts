/** What the rest of the shell sees of a D-Bus message bus. Nothing waits for it longer than its deadline. */

/** A method call. Arguments are in `body`, their types in `signature` (https://dbus.freedesktop.org/doc/dbus-specification.html). */
export interface BusCall {
  destination: string;
  path: string;
  interface: string;
  member: string;
  signature?: string;
  body?: unknown[];
  /** After this long without an answer the call fails, ms. 2,000 when left out. */
  deadlineMs?: number;
  /** Whether a service that is not running may be started for this call. True when left out. */
  mayActivate?: boolean;
}

/** A signal for everybody who listens. */
export type BusBroadcast = Pick<BusCall, 'path' | 'interface' | 'member' | 'signature' | 'body'>;

/** The bus itself, as a service. */
export const busDaemon = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

/** The signals to hear. What is left out matches everything. */
export interface SignalMatch {
  sender?: string;
  path?: string;
  interface: string;
  member: string;
}

export interface BusSignal {
  /** Unique name of the connection that sent it, such as `:1.5`. */
  sender: string;
  path: string;
  body: unknown[];
}

/**
 * Why a call failed: there is no bus, the service did not answer in time, or it answered with an error, whose D-Bus name
 * is then in `errorName` and its text in `said`.
 */
export class BusError extends Error {
  constructor(
    readonly kind: 'no-bus' | 'deadline' | 'refused',
    message: string,
    readonly errorName: string | null = null,
    readonly said: string | null = null,
  ) {
    super(message);
  }
}

export interface Bus {
  /** Calls a method. Variants are unwrapped in the answer. Rejects with a `BusError`. */
  call(what: BusCall): Promise<unknown[]>;
  /** Sends a signal and waits for nobody. Without a connection it is lost. */
  emit(what: BusBroadcast): void;
  /** Hears a signal from now on, also after the bus was lost and found again. The returned function ends that. */
  listen(match: SignalMatch, listener: (signal: BusSignal) => void): () => void;
  /**
   * Calls the listener with the unique name of a service's owner, null if it has none: as soon as it is known, and at each
   * change. Without a bus that is null. The returned function ends it.
   */
  followOwner(name: string, listener: (owner: string | null) => void): () => void;
  /** This connection's unique name; null while there is none. */
  uniqueName(): string | null;
  stop(): void;
}

/** Stands in where there is no message bus, as on macOS and Windows. */
export const noBus: Bus = {
  call: () => Promise.reject(new BusError('no-bus', 'there is no message bus')),
  emit: () => undefined,
  listen: () => () => undefined,
  followOwner(_name, listener) {
    queueMicrotask(() => listener(null));
    return () => undefined;
  },
  uniqueName: () => null,
  stop: () => undefined,
};

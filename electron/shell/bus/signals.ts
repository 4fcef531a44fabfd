import type { Message } from '@jellybrick/dbus-next';
import type { Log } from '../lifecycle/log-file.ts';
import { type Bus, type BusSignal, busDaemon, type SignalMatch } from './bus.ts';
import { plainValue } from './plain-value.ts';

interface Listening {
  match: SignalMatch;
  rule: string;
  listener: (signal: BusSignal) => void;
}

/**
 * The signals that somebody listens to. @param isConnected whether the bus can be told now; otherwise it is told with
 * `tellAll` once it can.
 */
export function createSignals(call: Bus['call'], isConnected: () => boolean, log: Log) {
  const listenings = new Set<Listening>();

  function tell(member: 'AddMatch' | 'RemoveMatch', rule: string): void {
    call({ ...busDaemon, member, signature: 's', body: [rule] }).catch((error: unknown) =>
      log(`${member} ${rule}: ${String(error)}`),
    );
  }

  return {
    /** @param argument what the signal's first argument has to be; anything when left out. */
    listen(match: SignalMatch, listener: Listening['listener'], argument?: string): () => void {
      const listening = { match, rule: ruleOf(match, argument), listener };
      listenings.add(listening);
      if (isConnected()) tell('AddMatch', listening.rule);
      return () => {
        if (listenings.delete(listening) && isConnected()) tell('RemoveMatch', listening.rule);
      };
    },
    /** There is a new connection, which knows of no listener yet. */
    tellAll(): void {
      for (const { rule } of listenings) tell('AddMatch', rule);
    },
    deliver(message: Message): void {
      for (const { match, listener } of [...listenings])
        if (matches(match, message)) listener(signalOf(message));
    },
  };
}

export type Signals = ReturnType<typeof createSignals>;

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

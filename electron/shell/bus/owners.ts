import { type Bus, busDaemon } from './bus.ts';
import type { Signals } from './signals.ts';

const ownerChanged = {
  sender: busDaemon.destination,
  interface: busDaemon.interface,
  member: 'NameOwnerChanged',
};

/** The bus names whose owners are followed. @param state whether there is a connection, and whether it can be asked. */
export function createOwners(
  call: Bus['call'],
  signals: Pick<Signals, 'listen'>,
  state: { hasConnection: () => boolean; isConnected: () => boolean },
) {
  const followers = new Set<() => void>();

  const follow: Bus['followOwner'] = (name, listener) => {
    let known: string | null | undefined;
    let changes = 0;
    const take = (owner: string | null) => {
      if (owner === known) return;
      known = owner;
      listener(owner);
    };
    const heard = ({ body }: { body: unknown[] }) => {
      if (body[0] !== name) return;
      changes += 1;
      take(String(body[2]) || null);
    };
    const stopListening = signals.listen(ownerChanged, heard, name);
    const ask = () => {
      if (!state.hasConnection()) return take(null);
      const before = changes;
      // What was heard while the answer was on its way is newer than the answer.
      const answered = (owner: string | null) => changes === before && take(owner);
      call({ ...busDaemon, member: 'GetNameOwner', signature: 's', body: [name] }).then(
        ([owner]) => answered(String(owner)),
        () => answered(null),
      );
    };
    followers.add(ask);
    if (state.isConnected() || !state.hasConnection()) ask();
    return () => {
      followers.delete(ask);
      stopListening();
    };
  };

  return {
    follow,
    /** The connection is there, or gone: each owner is asked for again. */
    askAll(): void {
      for (const ask of followers) ask();
    },
  };
}
